get /help 'ui=en'
