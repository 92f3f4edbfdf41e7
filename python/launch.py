"""Starts esptool as `python -m` does, with our network ports, and lets it wait for responses.

After a line that reports who the board is, or that the connection is lost, esptool waits until it may go on; so does a
port that was open before and is opened again. Then the name of the port may mean another board: esptool opens it again
when a reset takes the board off the bus. Nothing of esptool's inside is used, only standard output and pySerial.

Arguments: an unguessable token, the pattern of those lines, the module, and the module's own arguments.
"""

import importlib.util
import io
import os
import re
import runpy
import sys

token, lines, module, *arguments = sys.argv[1:]
asked = re.compile(lines)
# Commands are shorter, and may be sent twice for other reasons; each block of data has a number.
SHORTEST_BLOCK = 256


class Output(io.TextIOWrapper):
    line = ""

    def write(self, text):
        for piece in re.findall(r"[^\r\n]+[\r\n]?|[\r\n]", text):
            super().write(piece)
            line = (self.line + piece)[:1000]
            self.line = "" if piece[-1] in "\r\n" else line
            if self.line == "" and asked.match(line):
                self.ask("line")
        return len(text)

    def say(self, what):
        super().write(("\n" if self.line else "") + token + " " + what + "\n")
        self.line = ""
        self.flush()

    def ask(self, what):
        self.say(what)
        if os.read(0, 1) != b"+":
            os._exit(1)


out = sys.stdout
output = sys.stdout = Output(
    out.buffer,
    out.encoding,
    out.errors,
    line_buffering=out.line_buffering,
    write_through=out.write_through,
)

import serial  # noqa: E402


def register_ports():
    """Imports our package from this file's folder without adding a folder to the search path."""
    name = "esptool_action_ports"
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
    spec = importlib.util.spec_from_file_location(
        name, os.path.join(folder, "__init__.py"), submodule_search_locations=[folder]
    )
    package = importlib.util.module_from_spec(spec)
    sys.modules[name] = package
    try:
        spec.loader.exec_module(package)
        package.register(serial)
    except Exception as error:
        sys.modules.pop(name, None)
        print(
            "Network ports are used as pySerial has them, which is slower: "
            f"{type(error).__name__}: {error}"
        )


if any(word.startswith(("socket:", "rfc2217:")) for word in arguments):
    register_ports()


def watch_writes(port):
    """Reports a block of data that is sent twice in a row: it got no response, or a bad one."""
    writing, last = port.write, b""

    def write(data):
        nonlocal last
        if len(data) > SHORTEST_BLOCK:
            if data == last:
                output.say("resent")
            last = bytes(data)
        return writing(data)

    port.write = write


def port_for(*args, make=serial.serial_for_url, **options):
    port = make(*args, **options)
    opening, opened = port.open, port.is_open

    def open_port():
        nonlocal opened
        if opened:
            output.ask("reopen")
        opening()
        opened = True

    port.open = open_port
    watch_writes(port)
    return port


serial.serial_for_url = port_for
sys.argv = [module, *arguments]
runpy.run_module(module, run_name="__main__", alter_sys=True)
