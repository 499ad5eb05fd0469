get /honors ''
get /honors 'format=csv'
get /projects 'q=公园&year=2016..2018&format=csv'
