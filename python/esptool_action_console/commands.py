"""The parent's commands, read by a thread: some systems cannot wait for a port and a pipe together."""

import json
import os
import queue
import threading
import time

LONGEST_LINE = 64 * 1024
# A call of the system for the port may hang.
LEAVE_SECONDS = 3


class Commands:
    def __init__(self, stream):
        self.stopped = threading.Event()
        self._stream = stream
        self._queue = queue.SimpleQueue()

    def first(self):
        """Waits for the first line, and from then on reads those after it. `None` without a line."""
        line = self._line()
        if line is not None:
            threading.Thread(target=self._take, daemon=True).start()
        return line

    def waiting(self):
        """Every command received since the last call."""
        while not self._queue.empty():
            yield self._queue.get()

    def _take(self):
        try:
            while (line := self._line()) is not None and not line.get("stop"):
                self._queue.put(line)
        finally:
            self.stopped.set()
            time.sleep(LEAVE_SECONDS)
            os._exit(1)

    def _line(self):
        line = self._stream.readline(LONGEST_LINE)
        return json.loads(line) if line.endswith(b"\n") else None
