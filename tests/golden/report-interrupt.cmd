seq 9000 | sed 's/.*/区 OR 年 OR &/' >many.txt
echo 隧道 >one.txt
echo old >out.csv
cat >interrupt.py <<'END'
import signal, subprocess, sys, time
report = subprocess.Popen(["xunzhang", "report", "reports.db", "many.txt", "-q", "-o", "out.csv", "-o", "new.html"])
while not open(f"/proc/{report.pid}/task/{report.pid}/children").read():  # until it counts
    time.sleep(0.01)
report.send_signal(signal.SIGINT)
print(f"[exit {report.wait()}]", flush=True)
END
python3 interrupt.py
(trap '' XFSZ; ulimit -f 4; xunzhang report reports.db one.txt -q -o full.html; echo "[exit $?]")
cat out.csv
ls
