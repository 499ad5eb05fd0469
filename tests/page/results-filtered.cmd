get '' 'year=2016&project=云湖公园&n=1&sort=-date'
