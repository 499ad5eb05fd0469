# Each says what to do and nothing of the server.
page() { get "$@" | grep -e '^Status' -e '^Allow' -e '<h1' -e '^<p>'; }
page '' 'n=0&ui=en'
page '' 'year=twenty' 
page '' 'db=none&ui=en'
page /nowhere ''
page /passage 'report=2017-work-report.md&passage=999'
page /report 'report=../../etc/passwd'
page '' 'q=park' REQUEST_METHOD=POST
page '' "q=$(printf '%20000s' | tr ' ' a)"
page '' "q=$(printf '%3000s' | tr ' ' a)"
mv all.db gone.db
page '' 'q=park&ui=en'
mv gone.db all.db
# Broken settings: the log has the reason, the page has not.
get '' 'q=park' XUNZHANG_CONFIG=missing.conf
printf '[all]\npath = all.db\nsize = 3\n' >broken.conf
get '' 'q=park' XUNZHANG_CONFIG=broken.conf
