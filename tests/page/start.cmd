get '' ''
get '' '' HTTP_ACCEPT_LANGUAGE='en-GB,zh;q=0.5' | grep -e '<html' -e '<title'
