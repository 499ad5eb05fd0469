get '' 'q=park&ui=en'
