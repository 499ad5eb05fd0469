get '' 'q=park&format=json&n=1'
get '' 'q=公园&format=csv' HTTP_HOST=reports.example
get '' 'q=park&format=rss&ui=en' HTTP_HOST=reports.example HTTPS=on
get /opensearch.xml 'ui=en' HTTP_HOST=reports.example
get /suggest 'q=par'
get /suggest 'q=%E5%85%A8'
get /suggest ''
