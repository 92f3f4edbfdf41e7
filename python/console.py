"""Reads a board's console, as bytes with the time of each, on a serial port or `rfc2217://`.

Started as `python -I -B console.py`, without arguments; it opens no port until it is asked to.

Standard input, one JSON object a line:
    {"port": "/dev/ttyUSB0", "baud": 115200, "reset": "auto", "away": 10}    the first: opens the port
    {"write": "<base64>"}  {"reset": "auto"}  {"stop": true}                 from then on, in any order
`reset` is `uart`, `usb`, `none`, or `auto`, which chooses by the port. `away` is how many seconds a port that is lost
may stay away. The end of the input is a `stop`, so that a parent that was killed leaves no reader.

Standard output, one JSON object a line. `t` is in seconds of a monotonic clock, 0 when the port was open:
    {"e": "ready"}                               waits for its first line
    {"e": "failed", "reason": "…"}               the port could not be opened; nothing follows
    {"t": 0, "e": "open", "usb": false}          whether the port is the chip's own USB
    {"t": …, "e": "reset-begin"}                 what came until here is from before the reset
    {"t": …, "e": "reset-end"}                   the chip starts; whatever comes from here on is of that boot
    {"t": …, "e": "reset-failed", "reason": "…"} the chip goes on as it was
    {"t": …, "e": "data", "b": "<base64>"}       `t` is when the first of the bytes was read
    {"t": …, "e": "write-failed", "reason": "…"}
    {"t": …, "e": "gone", "reason": "…"}         {"t": …, "e": "back", "port": "/dev/ttyACM1"}
    {"t": …, "e": "end", "why": "stopped"}       or `lost`: the port stayed away
"""

import importlib.util
import os
import sys


def load(name):
    """Imports a package from this file's folder without adding a folder to the search path."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
    spec = importlib.util.spec_from_file_location(
        name, os.path.join(folder, "__init__.py"), submodule_search_locations=[folder]
    )
    package = importlib.util.module_from_spec(spec)
    sys.modules[name] = package
    spec.loader.exec_module(package)
    return package


load("esptool_action_ports")
load("esptool_action_console").main()
