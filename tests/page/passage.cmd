get /passage 'report=2017-work-report.md&passage=3'
get /passage 'report=2017-work-report.md&passage=3&q=%E5%85%AC%E5%9B%AD'
