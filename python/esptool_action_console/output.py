"""Lines for the parent, written by a thread: reading the port continues while the parent is busy."""

import base64
import collections
import json
import os
import threading
import time

# Most bytes that wait for a slow parent. Beyond that the port is not read, and the sender has to wait.
MOST_WAITING = 4 * 1024 * 1024
# Most bytes of one line, before base64.
MOST_BYTES = 48 * 1024
# Bytes that arrive within this time share a line, if the parent has not read the first of them yet.
TOGETHER_SECONDS = 0.005


class Output:
    def __init__(self):
        # Events as they are, and data as [time, bytes].
        self._lines = collections.deque()
        self._waiting = 0
        self._changed = threading.Condition()
        self._is_broken = False
        self._is_idle = True
        threading.Thread(target=self._write, daemon=True).start()

    def event(self, name, at=None, **fields):
        """`at`: seconds; absent before there is a zero."""
        with self._changed:
            self._lines.append({**({} if at is None else {"t": round(at, 6)}), "e": name, **fields})
            self._changed.notify_all()

    def data(self, at, data, stopped):
        """Queues bytes that were read; waits while too many are queued, unless `stopped`."""
        with self._changed:
            while self._waiting > MOST_WAITING and not stopped.is_set() and not self._is_broken:
                self._changed.wait(0.1)
            last = self._lines[-1] if self._lines else None
            if isinstance(last, list) and at - last[0] < TOGETHER_SECONDS and len(last[1]) + len(data) <= MOST_BYTES:
                last[1] += data
            else:
                for start in range(0, len(data), MOST_BYTES):
                    self._lines.append([at, bytearray(data[start : start + MOST_BYTES])])
            self._waiting += len(data)
            self._changed.notify_all()

    @property
    def is_broken(self):
        """Whether the parent no longer reads."""
        return self._is_broken

    def close(self, seconds):
        """Waits until everything is written, at most for the timeout."""
        deadline = time.monotonic() + seconds
        with self._changed:
            while (self._lines or not self._is_idle) and not self._is_broken:
                left = deadline - time.monotonic()
                if left <= 0:
                    break
                self._changed.wait(left)

    def _write(self):
        while True:
            with self._changed:
                self._is_idle = True
                self._changed.notify_all()
                while not self._lines:
                    self._changed.wait()
                line = self._lines.popleft()
                self._is_idle = False
                if isinstance(line, list):
                    self._waiting -= len(line[1])
            if isinstance(line, list):
                line = {"t": round(line[0], 6), "e": "data", "b": base64.b64encode(line[1]).decode()}
            try:
                _write_all(json.dumps(line, separators=(",", ":")).encode() + b"\n")
            except OSError:
                with self._changed:
                    self._is_broken = True
                    self._lines.clear()
                    self._changed.notify_all()
                return


def _write_all(data):
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(1, rest) :]
