#!/usr/bin/env python3
"""measure.py FILE COMMAND [ARGUMENT…]: runs a command, and leaves what its process took in FILE.

The same for every tool: wall and CPU seconds and the peak resident memory in KiB, as the kernel
counted them, without a look into the process. Ends with the command's exit status.
"""

import json
import os
import signal
import sys
import time

file, *command = sys.argv[1:]
began = time.monotonic()
pid = os.posix_spawnp(command[0], command, os.environ)
# Whoever ends this program means the command, which would go on without it.
signal.signal(signal.SIGTERM, lambda *_: os.kill(pid, signal.SIGKILL))
_, status, used = os.wait4(pid, 0)
seconds = time.monotonic() - began
with open(file, 'w', encoding='utf-8') as out:
    taken = {'seconds': seconds, 'cpuSeconds': used.ru_utime + used.ru_stime, 'peakKib': used.ru_maxrss}
    json.dump(taken, out)
sys.exit(os.waitstatus_to_exitcode(status) & 0xFF)
