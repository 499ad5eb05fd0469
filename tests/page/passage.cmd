get /passage 'report=2017-work-report.md&passage=3'
