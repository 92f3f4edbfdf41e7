"""One port, which a single thread opens, reads and closes."""

import base64
import time

import serial

from . import lines
from .place import Place

try:
    from termios import error as TermiosError
except ImportError:
    TermiosError = OSError

# How long a read waits, and so also a command.
READ_SECONDS = 0.02
WRITE_SECONDS = 1
READ_BYTES = 64 * 1024
POLL_SECONDS = 0.05
# A board in deep sleep leaves the bus repeatedly; a server that closes every connection would do so forever.
MOST_RETURNS = 1000
LONGEST_REASON = 300
PORT_ERRORS = (OSError, TermiosError, ValueError)


class Reader:
    def __init__(self, request, commands, output):
        self._name = request["port"]
        self._baud = request["baud"]
        self._first_reset = request["reset"]
        self._away_seconds = request["away"]
        self._commands = commands
        self._output = output
        self._is_network = "://" in self._name
        self._place = Place(self._name)
        self._port = None
        self._zero = 0.0
        self._returns = 0

    def open(self):
        """Opens the port. Returns whether that succeeded; a failure is reported with its reason."""
        try:
            self._port = self._opened(self._name)
        except PORT_ERRORS as error:
            self._output.event("failed", reason=_reason(error))
            return False
        self._zero = time.monotonic()
        self._output.event("open", 0, usb=self._place.is_chip)
        return True

    def run(self):
        """Resets the chip as requested, and reads until it has to stop or the port is lost."""
        if self._first_reset == "none":
            self._release()
        else:
            self._reset(self._first_reset)
        why = "stopped"
        while not self._is_stopped():
            for command in self._commands.waiting():
                self._obey(command)
            try:
                self._read()
            except PORT_ERRORS as error:
                if not self._is_stopped() and not self._comes_back(error):
                    why = "stopped" if self._is_stopped() else "lost"
                    break
        self._close()
        self._output.event("end", self._now(), why=why)

    def _opened(self, name, keeps_input=False):
        port = serial.serial_for_url(
            name, do_not_open=True, baudrate=self._baud, timeout=READ_SECONDS, write_timeout=WRITE_SECONDS
        )
        if self._is_network:
            port.is_console = True
        else:
            port.exclusive = True
            lines.before_open(port)
            if keeps_input:
                # pySerial would drop the first bytes of a chip with native USB.
                port._reset_input_buffer = lambda: None
        port.open()
        return port

    def _close(self):
        if self._port is None:
            return
        try:
            # The system would wait half a minute for written bytes to be read.
            self._port.reset_output_buffer()
        except PORT_ERRORS:
            pass
        try:
            self._port.close()
        except PORT_ERRORS:
            pass
        self._port = None

    def _read(self, seconds=None, passes_on=True):
        """Passes on received bytes: the first ones, or all of them for a number of seconds."""
        end = None if seconds is None else time.monotonic() + seconds
        while True:
            data = self._port.read(1)
            at = self._now()
            try:
                waiting = min(self._port.in_waiting, READ_BYTES) if data else 0
                if waiting:
                    data += self._port.read(waiting)
            finally:
                if data and passes_on:
                    self._output.data(at, data, self._commands.stopped)
            if end is None or time.monotonic() >= end:
                return

    def _obey(self, command):
        if "write" in command:
            try:
                self._port.write(base64.b64decode(command["write"]))
            except PORT_ERRORS as error:
                self._output.event("write-failed", self._now(), reason=_reason(error))
        if "reset" in command:
            self._reset(command["reset"])

    def _reset(self, kind):
        is_usb = kind == "usb" or (kind == "auto" and self._place.is_chip)
        is_done = False

        def begun():
            self._output.event("reset-begin", self._now())

        def ended():
            nonlocal is_done
            is_done = True
            self._output.event("reset-end", self._now())

        try:
            if is_usb:
                lines.reset_usb(self._port, begun, self._read, ended)
            else:
                lines.reset_bridge(self._port, begun, lambda seconds: self._read(seconds, passes_on=False), ended)
        except PORT_ERRORS as error:
            # A chip that leaves the bus because of its reset does so later: reading detects it.
            if not is_done:
                self._output.event("reset-failed", self._now(), reason=_reason(error))

    def _release(self):
        # Over a network, the server's settings stay as they are; with `esp_rfc2217_server` any change resets the chip.
        if self._is_network:
            return
        try:
            lines.release(self._port)
        except PORT_ERRORS:
            # A port without control lines.
            pass

    def _comes_back(self, error):
        """Waits until the board is back at its place. Returns `False` if it does not return."""
        self._output.event("gone", self._now(), reason=_reason(error))
        self._close()
        self._returns += 1
        deadline = time.monotonic() + self._away_seconds
        while self._returns <= MOST_RETURNS and time.monotonic() < deadline:
            if self._commands.stopped.wait(POLL_SECONDS):
                break
            try:
                name = self._place.find()
                if name is None:
                    continue
                self._port = self._opened(name, keeps_input=True)
            except PORT_ERRORS:
                continue
            self._output.event("back", self._now(), port=name)
            self._release()
            return True
        return False

    def _now(self):
        return time.monotonic() - self._zero

    def _is_stopped(self):
        return self._commands.stopped.is_set() or self._output.is_broken


def _reason(error):
    return str(error)[:LONGEST_REASON] or type(error).__name__
