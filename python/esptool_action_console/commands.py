"""What the parent asks for, read by a thread: where ports and pipes cannot be waited for together, this still works."""

import json
import os
import queue
import threading
import time

LONGEST_LINE = 64 * 1024
# The port may hang in the system's hands.
LEAVE_SECONDS = 3


class Commands:
    def __init__(self, stream):
        self.stopped = threading.Event()
        self._stream = stream
        self._queue = queue.SimpleQueue()

    def first(self):
        """Waits for the first line, and takes those after it from then on. `None` where none comes."""
        line = self._line()
        if line is not None:
            threading.Thread(target=self._take, daemon=True).start()
        return line

    def waiting(self):
        """Each command that has come since."""
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
