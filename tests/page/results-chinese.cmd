get '' 'q=公园'
