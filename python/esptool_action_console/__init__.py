"""The console of a board: see `console.py` next to this folder for its input and output."""

import os
import signal
import sys

import esptool_action_ports
import serial

from .commands import Commands
from .output import Output
from .reader import Reader

# Time to pass on the last bytes once the reader has to stop.
FLUSH_SECONDS = 1


def main():
    # Until the port is open, a signal terminates the process immediately.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    output = Output()
    esptool_action_ports.register(serial)
    output.event("ready")
    commands = Commands(sys.stdin.buffer)
    request = commands.first()
    if request is not None:
        reader = Reader(request, commands, output)
        if reader.open():
            signal.signal(signal.SIGINT, lambda *_: commands.stopped.set())
            reader.run()
    output.close(FLUSH_SECONDS)
    # Not by returning: another thread may be waiting for input.
    os._exit(0)
