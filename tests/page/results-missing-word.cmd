get '' 'q=park+zebra+AND+title:none&year=2016&ui=en'
