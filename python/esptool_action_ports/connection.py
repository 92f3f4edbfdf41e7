"""The common part of the network ports: one TCP connection with a read buffer. All received bytes are untrusted."""

import contextlib
import select
import socket
import time
from urllib.parse import urlsplit

from serial.serialutil import SerialBase, SerialException, SerialTimeoutException

CONNECT_SECONDS = 5
READ_BYTES = 32 * 1024
# esptool sends something after at most a few packets of 4 KiB. The time it needs for a packet without an end grows
# with the square of its length.
FLOOD_BYTES = 256 * 1024
# As much firmware output as both systems may buffer is dropped; more than that means that it does not end.
DRAIN_BYTES = 16 * 1024 * 1024
DRAIN_SECONDS = 2


class Deadline:
    """A time at which waiting ends; `None` seconds: never."""

    def __init__(self, seconds):
        self._at = None if seconds is None else time.monotonic() + seconds

    @property
    def left(self):
        return None if self._at is None else max(0.0, self._at - time.monotonic())

    @property
    def passed(self):
        return self._at is not None and time.monotonic() >= self._at


class NetworkPort(SerialBase):
    """A port behind a TCP connection. The protocol defines which bytes are data (`_take`, `_encoded`)."""

    SCHEME = ""

    def __init__(self, *args, **options):
        # The last line opens the port, if one is given.
        self._socket = None
        self._received = bytearray()
        self._unanswered = 0
        self._end = None
        # Whether it may send endless unrequested output, and the lines are changed at the right times.
        self.is_console = False
        super().__init__(*args, **options)

    def open(self):
        """Connects within 5 seconds, and drops bytes that arrived until then."""
        if self._port is None:
            raise SerialException("No port is given.")
        if self.is_open:
            raise SerialException("The port is open already.")
        try:
            self._socket = socket.create_connection(self._address(), CONNECT_SECONDS)
        except (OSError, ValueError) as error:
            # The action classifies failures by these words and the system's.
            raise SerialException(f"Could not open port {self._port}: {error}") from error
        try:
            self._configure_socket()
            self._received.clear()
            self._unanswered = 0
            self._end = None
            self.is_open = True
            self._start()
        except BaseException:
            self.close()
            raise

    def close(self):
        """Closes immediately. The system still sends what was written."""
        connection, self._socket = self._socket, None
        self.is_open = False
        if connection is None:
            return
        try:
            connection.shutdown(socket.SHUT_WR)
            # Unread bytes would make the system reset the connection, and the other side would lose data.
            for _ in range(DRAIN_BYTES // READ_BYTES // 16):
                if not connection.recv(READ_BYTES):
                    break
        except OSError:
            pass
        try:
            # Wakes another thread that waits for bytes.
            connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        connection.close()

    @property
    def in_waiting(self):
        """The number of bytes that `read` returns without waiting."""
        self._check_open()
        while len(self._received) < READ_BYTES and self._receive():
            pass
        if not self._received:
            self._check_end()
        return len(self._received)

    def read(self, size=1):
        """Reads `size` bytes, or fewer if the timeout or the end of the connection comes first."""
        self._check_open()
        deadline = Deadline(self._timeout)
        while len(self._received) < size and self._end is None:
            if not self._wait(deadline):
                break
            self._receive()
            if deadline.passed:
                break
        data = bytes(self._received[:size])
        del self._received[:size]
        if size > 0 and not data:
            self._check_end()
        return data

    def write(self, data):
        """Writes all bytes within the write timeout; with a timeout of 0, as many as the system accepts immediately."""
        self._check_open()
        data = bytes(data)
        self._unanswered = 0
        sent = self._send(self._encoded(data), self._write_timeout)
        return sent if self._write_timeout == 0 else len(data)

    def reset_input_buffer(self):
        """Drops received bytes. Raises if they do not stop arriving."""
        self._check_open()
        self._drain(lambda: not self._receive())
        self._check_end()

    def reset_output_buffer(self):
        """Does nothing: written bytes are not queued here."""
        self._check_open()

    # For protocols to override.

    def _start(self):
        """Called when the connection is open."""

    def _take(self, data):
        """Handles received bytes."""
        self._received += data

    def _encoded(self, data):
        return data

    def _set_option(self, name):
        """Handles an option of the URL; raises `ValueError` for one that does not exist."""
        raise ValueError(f"unknown option {name}")

    # The connection.

    def _address(self):
        parts = urlsplit(self._port)
        if parts.scheme != self.SCHEME or not parts.hostname or parts.port is None or parts.path not in ("", "/"):
            raise ValueError(f"not of the form {self.SCHEME}://HOST:PORT")
        for name in filter(None, parts.query.split("&")):
            self._set_option(name)
        return parts.hostname, parts.port

    def _configure_socket(self):
        self._socket.setblocking(False)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        # Detects a lost host within 25 seconds, on systems with these options.
        for name, value in (("TCP_KEEPIDLE", 10), ("TCP_KEEPALIVE", 10), ("TCP_KEEPINTVL", 5), ("TCP_KEEPCNT", 3)):
            if hasattr(socket, name):
                with contextlib.suppress(OSError):
                    self._socket.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)

    def _receive(self):
        """Receives without waiting. Returns whether anything had arrived."""
        if self._end is not None:
            return False
        try:
            data = self._connection().recv(READ_BYTES)
        except (BlockingIOError, InterruptedError):
            return False
        except OSError as error:
            self._end = f"The connection to {self.name} broke: {error}"
            return False
        if not data:
            self._end = f"The other side has closed the connection to {self.name}."
            return False
        self._unanswered += len(data)
        if self._unanswered > FLOOD_BYTES and not self.is_console:
            raise self._flood()
        self._take(data)
        return True

    def _drain(self, is_done, seconds=DRAIN_SECONDS):
        """Drops received bytes until `is_done`, which sees them; limited in time and bytes."""
        deadline = Deadline(seconds)
        dropped = 0
        self._received.clear()
        self._unanswered = 0
        while not is_done():
            dropped += self._unanswered
            self._received.clear()
            self._unanswered = 0
            if dropped > DRAIN_BYTES or (dropped and deadline.passed):
                raise self._flood()
        self._unanswered = 0

    def _send(self, data, seconds):
        """Sends while receiving, so that neither side waits for the other. Returns the number of bytes sent."""
        deadline = Deadline(seconds)
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[self._connection().send(rest) :]
                continue
            except (BlockingIOError, InterruptedError):
                if seconds == 0:
                    break
            except OSError as error:
                raise SerialException(f"The connection to {self.name} broke: {error}") from error
            if deadline.passed or not self._wait(deadline, sending=True):
                raise SerialTimeoutException(f"{self.name} takes no more bytes.")
        return len(data) - len(rest)

    def _wait(self, deadline, sending=False):
        """Waits until there is something to receive, or room to send. Returns `False` after the timeout."""
        connection = self._connection()
        # With a full buffer the other side has to wait: it is about to read what is sent.
        reading = [connection] if not sending or len(self._received) < READ_BYTES else []
        try:
            readable, writable, _ = select.select(reading, [connection] if sending else [], [], deadline.left)
        except (OSError, ValueError) as error:
            # Another thread has closed it.
            raise SerialException(f"{self.name} was closed.") from error
        if sending and readable:
            self._receive()
            if self._end is not None and not writable:
                self._check_end()
        return bool(readable or writable)

    def _connection(self):
        connection = self._socket
        if connection is None:
            raise SerialException(f"{self.name} was closed.")
        return connection

    def _check_open(self):
        if not self.is_open:
            raise SerialException("The port is not open.")

    def _check_end(self):
        if self._end is not None:
            raise SerialException(self._end)

    def _flood(self):
        return SerialException(f"{self.name} sends without an end what nobody has asked for.")
