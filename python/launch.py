"""Runs esptool's commands as `python -m` does, with our network ports, and lets it wait for responses.

After a line that reports who the board is, or that the connection is lost, esptool waits until it may go on; so does a
port that was open before and is opened again. Then the name of the port may mean another board: esptool opens it again
when a reset takes the board off the bus. Nothing of esptool's inside is needed, only standard output and pySerial.

Arguments: an unguessable token, the pattern of those lines, and the module. Each line of standard input is one command:
the module's arguments as JSON. On Linux this process loads the module once and runs each command in a fork, whose exit
code it reports on both output streams. On other systems a process with libraries loaded may not be forked: it runs one
command itself, and ends with it.
"""

import atexit
import gc
import importlib
import importlib.util
import io
import json
import os
import re
import runpy
import signal
import sys
import threading

token, lines, module = sys.argv[1:]
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


def load():
    """Imports a package before its first command is known; a module that is one file would run."""
    # What was loaded stays: no collection in a fork then touches, and copies, all of its memory.
    gc.disable()
    try:
        if importlib.util.find_spec(module).submodule_search_locations is not None:
            importlib.import_module(module)
    except Exception:
        # The command shows what is wrong.
        sys.modules.pop(module, None)
    gc.enable()
    gc.freeze()
    output.flush()


def read_command():
    """The arguments of the next command; none follows if standard input has ended."""
    line = b""
    while not line.endswith(b"\n"):
        data = os.read(0, 65536)
        if not data:
            os._exit(0)
        line += data
    return json.loads(line)


def fork():
    """Whether this is now the process of the command: a new one, or this one if it cannot be forked."""
    if threading.active_count() > 1:
        return True
    try:
        process = os.fork()
    except OSError:
        return True
    if process == 0:
        return True
    # A signal to the group ends the command, and this process only after it has reported that. If it were blocked
    # before, a command that is just being forked would not get it.
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    status = os.waitpid(process, 0)[1]
    code = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
    # The last line of the command may be unfinished.
    for stream in (2, 1):
        os.write(stream, f"\n{token} end {code}\n".encode())
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    return False


def next_command():
    """Returns the arguments of a command in the process that runs it."""
    if sys.platform != "linux":
        return read_command()
    handler = signal.signal(signal.SIGINT, signal.SIG_DFL)
    while True:
        arguments = read_command()
        if fork():
            signal.signal(signal.SIGINT, handler)
            return arguments


def leave(code):
    """Exits as Python does, but without freeing its memory one object at a time.

    A fork shares that memory with the launcher: each change copies a page, which takes longer than a short command.
    """
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    atexit._run_exitfuncs()
    # The objects of the launcher are frozen, and so not among these.
    for file in [*filter(is_file, gc.get_objects()), sys.stdout, sys.stderr]:
        if not file.closed:
            file.flush()
    os._exit(code & 0xFF)


def is_file(thing):
    # Not `isinstance`, which runs code of the object. Of ports nothing is written once they are not in use.
    return issubclass(type(thing), (io.TextIOWrapper, io.BufferedWriter, io.BufferedRandom))


def skip_dumps():
    """esptool 5 formats a hex dump of all data, in its loader's own class, for a trace that is off.

    That takes longer than everything else that it does with a block, while the board waits. The dumps go nowhere else.
    """
    dump = getattr(sys.modules.get("esptool.loader"), "HexFormatter", None)
    if dump is not None:
        dump.__str__ = lambda self: ""


load()
arguments = next_command()
if "--trace" not in arguments:
    skip_dumps()
if any(word.startswith(("socket:", "rfc2217:")) for word in arguments):
    register_ports()
sys.argv = [module, *arguments]
code = 0
try:
    runpy.run_module(module, run_name="__main__", alter_sys=True)
except SystemExit as end:
    code = 0 if end.code is None else end.code
    if sys.platform != "linux" or not isinstance(code, int):
        raise
if sys.platform == "linux":
    leave(code)
