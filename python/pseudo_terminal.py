"""A serial device of this machine, a pseudo-terminal, for the board behind a port that speaks RFC 2217.

Arguments: the TCP port on 127.0.0.1, and the path at which the device is linked. Prints `ready` once it exists.
Whoever opens the device is a client of the port until it closes it. When the board closes the connection, the device
goes away, and comes back with the port. Ends with its input, and removes the link.
"""

import importlib.util
import os
import pty
import re
import select
import socket
import struct
import sys
import termios
import time
import tty

POLL_SECONDS = 0.02
RETRY_SECONDS = 0.1
FINISH_SECONDS = 2
# Most bytes from one side that the other has not read; beyond this the sender has to wait.
HELD_BYTES = 64 * 1024
READ_BYTES = 16 * 1024
SET_BAUDRATE = 1
# On Linux each rate has its own constant, elsewhere it is the number itself.
RATES = {getattr(termios, name): int(name[1:]) for name in dir(termios) if re.fullmatch(r"B[1-9]\d+", name)}


def load_telnet():
    """Imports the file from this file's folder without adding a folder to the search path."""
    folder = os.path.dirname(os.path.abspath(__file__))
    spec = importlib.util.spec_from_file_location("telnet", os.path.join(folder, "esptool_action_ports", "telnet.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


telnet = load_telnet()


class Ended(Exception):
    """The parent has closed our input."""


class Lost(Exception):
    """The board has closed or refused the connection."""


class Device:
    """The pseudo-terminal and its link, for as long as the board exists."""

    def __init__(self, path):
        self.path = path
        self.controller, device = pty.openpty()
        try:
            tty.setraw(device)
            self.name = os.ttyname(device)
            os.set_blocking(self.controller, False)
            os.symlink(self.name, path)
        except BaseException:
            os.close(self.controller)
            raise
        finally:
            # While nobody else has it open, the controller's side reports that it is closed.
            os.close(device)

    def close(self):
        # The link first: a program whose device has hung up must not find the old one again.
        try:
            if os.readlink(self.path) == self.name:
                os.unlink(self.path)
        except OSError:
            pass
        os.close(self.controller)

    def is_open(self):
        """Whether a client has it open, or has left something to send."""
        poll = select.poll()
        poll.register(self.controller, select.POLLIN)
        events = dict(poll.poll(0)).get(self.controller, 0)
        return not events & select.POLLHUP or bool(events & select.POLLIN)

    def baud(self):
        try:
            rate = termios.tcgetattr(self.controller)[5]
        except termios.error:
            return None
        return RATES.get(rate, rate if sys.platform == "darwin" and rate > 0 else None)

    def read(self):
        """Bytes from the client; `None` when it has closed the device."""
        try:
            return os.read(self.controller, READ_BYTES) or None
        except BlockingIOError:
            return b""
        except OSError:
            return None

    def write(self, data):
        """Returns how many bytes were accepted."""
        try:
            return os.write(self.controller, data)
        except BlockingIOError:
            return 0

    def drop(self):
        """Drops bytes that this client has not read, so that the next one does not get them."""
        try:
            termios.tcflush(self.controller, termios.TCOFLUSH)
        except termios.error:
            pass


def connect(port):
    try:
        connection = socket.create_connection(("127.0.0.1", port), 5)
    except OSError as error:
        raise Lost from error
    connection.setblocking(False)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def wait(seconds, reading=(), writing=()):
    """Which of these are ready; raises `Ended` when the parent has closed our input."""
    ready, writable, _ = select.select([0, *reading], writing, [], seconds)
    if 0 in ready and not os.read(0, 1):
        raise Ended
    return ready, writable


def setting(baud):
    value = telnet.escaped(struct.pack("!I", baud))
    return bytes([telnet.IAC, telnet.SB, telnet.COM_PORT, SET_BAUDRATE]) + value + bytes([telnet.IAC, telnet.SE])


def serve(device, port):
    """Passes bytes between one client of the device and the board, until the client closes the device."""
    connection = connect(port)
    to_board = bytearray([telnet.IAC, telnet.WILL, telnet.COM_PORT])
    to_client = bytearray()
    decoder = telnet.Decoder(to_client.extend, lambda verb, option: None, lambda value: None)
    rate = None
    is_open = True
    deadline = None
    try:
        # Bytes that the client sent before it closed the device still arrive.
        while is_open or (to_board and time.monotonic() < deadline):
            reading = [device.controller] if is_open and len(to_board) < HELD_BYTES else []
            if len(to_client) < HELD_BYTES:
                reading.append(connection)
            writing = [connection] if to_board else []
            if to_client and is_open:
                writing.append(device.controller)
            ready, writable = wait(POLL_SECONDS, reading, writing)
            sent = device.read() if device.controller in ready else b""
            if sent is None:
                is_open = False
                deadline = time.monotonic() + FINISH_SECONDS
            baud = device.baud()
            if baud is not None and baud != rate and is_open:
                # A client changes its rate before it sends at it.
                rate = baud
                to_board += setting(baud)
            to_board += telnet.escaped(sent or b"")
            if connection in ready:
                data = connection.recv(READ_BYTES)
                if not data:
                    raise Lost
                decoder.feed(data)
            if to_client and is_open:
                del to_client[: device.write(to_client)]
            if connection in writable:
                del to_board[: connection.send(to_board)]
    except OSError as error:
        raise Lost from error
    finally:
        # Before the next client's turn: its bytes must not be dropped.
        device.drop()
        connection.close()


def is_there(port):
    try:
        socket.create_connection(("127.0.0.1", port), 5).close()
    except OSError:
        return False
    return True


def run(port, path):
    device = Device(path)
    print("ready", flush=True)
    try:
        while True:
            wait(POLL_SECONDS)
            if not device.is_open():
                continue
            try:
                serve(device, port)
            except Lost:
                device.close()
                while not is_there(port):
                    wait(RETRY_SECONDS)
                device = Device(path)
    except Ended:
        pass
    finally:
        device.close()


try:
    run(int(sys.argv[1]), sys.argv[2])
except FileExistsError:
    sys.exit(f"there is something at {sys.argv[2]} already")
except OSError as error:
    sys.exit(f"{sys.argv[2]} cannot be made: {error.strerror}")
