"""Servers for the tests of the network ports: each serves one connection after the other in a thread of its own."""

import contextlib
import socket
import struct
import threading

SE, SB, WILL, WONT, DO, DONT, IAC = 240, 250, 251, 252, 253, 254, 255
COM_PORT = 44


@contextlib.contextmanager
def server(serve):
    """Runs `serve(connection)` for each connection, and gives the number of the port."""
    listener = socket.create_server(("127.0.0.1", 0))
    connections = []

    def handle(connection):
        with connection, contextlib.suppress(OSError):
            serve(connection)

    def accept():
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listener.accept()
                connections.append(connection)
                threading.Thread(target=handle, args=[connection], daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        for stopped in (listener, *connections):
            with contextlib.suppress(OSError):
                stopped.shutdown(socket.SHUT_RDWR)
            stopped.close()


def echo(connection):
    while data := connection.recv(65536):
        connection.sendall(data)


def silent(connection):
    while connection.recv(65536):
        pass


def deaf(connection):
    """Never reads."""
    threading.Event().wait(20)


def saying(*pieces, reset=False):
    """Sends the pieces, each when the one before has arrived, and closes."""

    def serve(connection):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for piece in pieces:
            connection.sendall(piece)
            threading.Event().wait(0.002)
        if reset:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.close()
        else:
            connection.shutdown(socket.SHUT_WR)
            silent(connection)

    return serve


def flooding(piece):
    """Sends the same bytes without an end, and never reads."""

    def serve(connection):
        while True:
            connection.sendall(piece * (65536 // len(piece)))

    return serve


class Rfc2217:
    """The other side of RFC 2217: data is echoed, settings are recorded and confirmed."""

    def __init__(self, confirm=lambda name, value: value, on_data=None):
        self.confirm = confirm
        self.on_data = on_data or (lambda connection, data: connection.sendall(data.replace(b"\xff", b"\xff\xff")))
        self.settings = []
        self.offers = []

    def __call__(self, connection):
        self.connection = connection
        rest = b""
        while data := connection.recv(65536):
            rest = self.parse(connection, rest + data)

    def parse(self, connection, data):
        at = 0
        while at < len(data):
            if data[at] != IAC:
                end = data.find(IAC, at)
                end = len(data) if end < 0 else end
                self.on_data(connection, data[at:end])
                at = end
            elif data[at + 1 : at + 2] == bytes([IAC]):
                self.on_data(connection, b"\xff")
                at += 2
            elif data[at + 1 : at + 2] == bytes([SB]):
                end = data.find(bytes([IAC, SE]), at)
                if end < 0:
                    break
                name, value = data[at + 3], data[at + 4 : end].replace(b"\xff\xff", b"\xff")
                self.settings.append((name, value))
                answer = self.confirm(name, value)
                if answer is not None:
                    connection.sendall(confirmation(name, answer))
                at = end + 2
            elif len(data) - at < 3:
                break
            else:
                self.offer(connection, data[at + 1], data[at + 2])
                at += 3
        return data[at:]

    def offer(self, connection, verb, option):
        self.offers.append((verb, option))
        if verb in (WILL, DO):
            connection.sendall(bytes([IAC, DO if verb == WILL else WILL, option]))


def confirmation(name, value):
    return bytes([IAC, SB, COM_PORT, name + 100]) + value.replace(b"\xff", b"\xff\xff") + bytes([IAC, SE])
