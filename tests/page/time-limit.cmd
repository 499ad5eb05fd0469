# A request that takes too long ends with a page, not with silence: here the index is on a remote server that never answers.
python3 -c 'import socket, time
s = socket.socket(); s.bind(("127.0.0.1", 0)); s.listen(); print(s.getsockname()[1], flush=True); time.sleep(60)' >port &
until [ -s port ]; do sleep 0.1; done
echo "remote 127.0.0.1:$(cat port)" >silent.stub
printf 'seconds = 1\n[all]\npath = silent.stub\n' >slow.conf
get '' 'q=park' XUNZHANG_CONFIG=slow.conf
kill $!
