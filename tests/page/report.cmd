get /report 'report=2018-review.md&ui=en'
