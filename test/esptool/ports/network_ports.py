"""Tests of the network ports, in the Python of esptool: `python -I network_ports.py FOLDER_OF_THE_PACKAGE`.

Each test has one line of output, `ok NAME` or `failed NAME`, with an indented traceback after it.
"""

import os
import random
import socket
import sys
import threading
import time
import unittest

sys.dont_write_bytecode = True
sys.path += [sys.argv[1], os.path.dirname(os.path.abspath(__file__))]

import esptool_action_ports  # noqa: E402
import serial  # noqa: E402
from esptool_action_ports import protocol_rfc2217, protocol_socket, telnet  # noqa: E402
from servers import COM_PORT, DO, DONT, IAC, SB, SE, WILL, WONT, Rfc2217, confirmation, deaf, echo  # noqa: E402
from servers import flooding, saying, server, silent  # noqa: E402

esptool_action_ports.register(serial)

ALL_BYTES = bytes(range(256))
BAUD_RATE, CONTROL, PURGE = 1, 5, 12
BREAK_ON, BREAK_OFF, DTR_ON, DTR_OFF, RTS_ON, RTS_OFF = 5, 6, 8, 9, 11, 12


class Clock:
    def __enter__(self):
        self.started = time.monotonic()
        return self

    def __exit__(self, *_):
        self.seconds = time.monotonic() - self.started


def socket_port(number, **options):
    return serial.serial_for_url(f"socket://127.0.0.1:{number}", **{"timeout": 5, **options})


def rfc2217_port(number, query="", **options):
    return serial.serial_for_url(f"rfc2217://127.0.0.1:{number}{query}", **{"timeout": 5, **options})


def eventually(condition):
    for _ in range(500):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("It did not come to that within 5 seconds.")


class AnyPort:
    """What each of the ports can do, against a server that echoes."""

    def test_is_found_by_its_url(self):
        with server(self.serve()) as number, self.port(number) as port:
            self.assertIs(type(port), self.module.Serial)
            self.assertTrue(port.is_open)

    def test_opens_when_it_is_told_to(self):
        with server(self.serve()) as number:
            port = self.port(number, do_not_open=True, exclusive=True)
            self.assertFalse(port.is_open)
            port.open()
            self.assertTrue(port.is_open)
            with self.assertRaises(serial.SerialException):
                port.open()
            port.close()
            port.close()
            self.assertFalse(port.is_open)

    def test_opens_again(self):
        with server(self.serve()) as number:
            port = self.port(number)
            for text in (b"one", b"two"):
                port.write(text)
                self.assertEqual(port.read(3), text)
                port.close()
                port.open()
            port.close()

    def test_is_open_within_a_context(self):
        with server(self.serve()) as number:
            with self.port(number, do_not_open=True) as port:
                self.assertTrue(port.is_open)
            self.assertFalse(port.is_open)

    def test_is_of_no_use_when_it_is_closed(self):
        with server(self.serve()) as number:
            port = self.port(number)
            port.close()
        uses = [
            lambda: port.read(),
            lambda: port.write(b"x"),
            lambda: port.in_waiting,
            port.reset_input_buffer,
            port.reset_output_buffer,
            lambda: port.cts,
        ]
        for use in uses:
            with self.assertRaises(serial.SerialException):
                use()

    def test_moves_each_byte_value(self):
        with server(self.serve()) as number, self.port(number) as port:
            self.assertEqual(port.write(ALL_BYTES * 8), 256 * 8)
            self.assertEqual(port.read(256 * 8), ALL_BYTES * 8)

    def test_writes_what_holds_bytes(self):
        with server(self.serve()) as number, self.port(number) as port:
            for data in (b"abc", bytearray(b"abc"), memoryview(b"abc"), [97, 98, 99]):
                self.assertEqual(port.write(data), 3)
                self.assertEqual(port.read(3), b"abc")
            with self.assertRaises(TypeError):
                port.write("abc")

    def test_reads_lines(self):
        with server(self.serve()) as number, self.port(number) as port:
            port.write(b"one\ntwo\nthree")
            self.assertEqual(port.readline(), b"one\n")
            self.assertEqual(port.read_until(b"o\n"), b"two\n")

    def test_gives_what_came_within_the_timeout(self):
        with server(self.serve()) as number, self.port(number, timeout=0.2) as port:
            port.write(b"abc")
            with Clock() as clock:
                self.assertEqual(port.read(10), b"abc")
            self.assertGreater(clock.seconds, 0.15)
            self.assertLess(clock.seconds, 2)
            self.assertEqual(port.read(10), b"")

    def test_does_not_wait_with_a_timeout_of_zero(self):
        with server(self.serve()) as number, self.port(number, timeout=0) as port:
            with Clock() as clock:
                self.assertEqual(port.read(10), b"")
            self.assertLess(clock.seconds, 0.1)

    def test_waits_for_as_long_as_it_takes_without_a_timeout(self):
        with server(self.serve()) as number, self.port(number, timeout=None) as port:
            threading.Timer(0.3, lambda: port.write(b"x")).start()
            self.assertEqual(port.read(1), b"x")

    def test_does_not_wait_for_nothing(self):
        with server(self.serve()) as number, self.port(number) as port, Clock() as clock:
            self.assertEqual(port.read(0), b"")
        self.assertLess(clock.seconds, 1)

    def test_knows_how_many_bytes_wait(self):
        with server(self.serve()) as number, self.port(number) as port:
            self.assertEqual(port.in_waiting, 0)
            port.write(ALL_BYTES)
            eventually(lambda: port.in_waiting == 256)
            self.assertEqual(port.inWaiting(), 256)
            self.assertEqual(port.read(200), ALL_BYTES[:200])
            self.assertEqual(port.in_waiting, 56)
            self.assertEqual(port.read_all(), ALL_BYTES[200:])
            self.assertEqual(port.in_waiting, 0)

    def test_drops_what_has_come_and_no_more(self):
        with server(self.serve()) as number, self.port(number, timeout=0.1) as port:
            port.write(b"old")
            eventually(lambda: port.in_waiting == 3)
            port.reset_input_buffer()
            port.reset_output_buffer()
            self.assertEqual(port.in_waiting, 0)
            port.write(b"new")
            self.assertEqual(port.read(3), b"new")
            port.flushInput()
            port.flushOutput()
            self.assertEqual(port.read(1), b"")

    def test_moves_more_than_the_buffers_hold(self):
        data = random.Random(1).randbytes(24 * 1024)
        with server(self.serve()) as number, self.port(number) as port:
            for _ in range(64):
                port.write(data)
                self.assertEqual(port.read(len(data)), data)

    def test_times_out_where_nobody_reads(self):
        with server(self.serve_data(lambda connection, data: time.sleep(20))) as number:
            with self.port(number, write_timeout=0.3) as port, Clock() as clock:
                with self.assertRaises(serial.SerialTimeoutException):
                    port.write(bytes(64 * 1024 * 1024))
            self.assertLess(clock.seconds, 5)

    def test_closes_at_once(self):
        with server(self.serve()) as number:
            port = self.port(number)
            port.write(ALL_BYTES)
            with Clock() as clock:
                port.close()
            self.assertLess(clock.seconds, 0.1)

    def test_still_sends_what_was_written_before_it_was_closed(self):
        got = bytearray()
        with server(self.serve_data(lambda connection, data: got.extend(data))) as number:
            port = self.port(number)
            port.write(bytes(100_000))
            port.close()
            eventually(lambda: len(got) == 100_000)

    def test_ends_a_read_when_another_thread_closes_it(self):
        with server(self.serve()) as number:
            for timeout in (None, 20):
                port = self.port(number, timeout=timeout)
                threading.Timer(0.2, port.close).start()
                with Clock() as clock, self.assertRaises(serial.SerialException):
                    port.read(1)
                self.assertLess(clock.seconds, 5)

    def test_takes_settings_open_and_closed(self):
        with server(self.serve()) as number, self.port(number) as port:
            settings = port.get_settings()
            changes = dict(baudrate=230400, bytesize=7, parity="E", stopbits=2, timeout=1, write_timeout=3, rtscts=True)
            port.apply_settings(changes)
            port.close()
            port.open()
            self.assertEqual({name: getattr(port, name) for name in changes}, changes)
            port.apply_settings(settings)
            self.assertEqual(port.get_settings(), settings)
            for name, value in (("baudrate", -1), ("bytesize", 9), ("parity", "X"), ("timeout", -1)):
                with self.assertRaises(ValueError):
                    setattr(port, name, value)

    def test_can_set_its_lines(self):
        with server(self.serve()) as number, self.port(number) as port:
            for on in (True, False):
                port.dtr = port.rts = on
                self.assertEqual((port.dtr, port.rts), (on, on))
                port.setDTR(on)
                port.setRTS(on)
            port.send_break(0.01)
            self.assertFalse(port.break_condition)

    def test_sends_small_packets_at_once_and_notices_a_host_that_is_gone(self):
        with server(self.serve()) as number, self.port(number) as port:
            options = [(socket.IPPROTO_TCP, socket.TCP_NODELAY), (socket.SOL_SOCKET, socket.SO_KEEPALIVE)]
            self.assertTrue(all(port._socket.getsockopt(*option) for option in options))

    def test_raises_where_nobody_listens(self):
        with server(self.serve()) as number:
            pass
        with self.assertRaisesRegex(serial.SerialException, r"Could not open port \S+: \[(Errno|WinError) \d+\]"):
            self.port(number)

    def test_raises_for_a_url_that_is_none(self):
        for url in ("HOST", "", ":1", "h:", "h:x", "h:99999", "h..i:1", "h:1?unknown", "h:1/path"):
            with self.assertRaises(serial.SerialException):
                serial.serial_for_url(f"{self.module.Serial.SCHEME}://{url}")

    def test_gives_what_came_before_the_end_and_raises_then(self):
        with server(self.serve_data(closing_after(b"last"))) as number, self.port(number) as port:
            port.write(b"x")
            eventually(lambda: port.in_waiting == 4)
            with Clock() as clock:
                self.assertEqual(port.read(10), b"last")
                for use in (lambda: port.read(1), lambda: port.in_waiting, port.reset_input_buffer):
                    with self.assertRaises(serial.SerialException):
                        use()
            self.assertLess(clock.seconds, 0.5)

    def test_raises_when_it_writes_to_one_that_is_gone(self):
        with server(self.serve_data(closing_after(b""))) as number, self.port(number) as port:
            with self.assertRaises(serial.SerialException):
                for _ in range(1000):
                    port.write(bytes(1000))
                    time.sleep(0.005)

    def test_raises_when_what_comes_has_no_end(self):
        for use in (
            lambda port: [port.read(max(1, port.in_waiting)) for _ in range(10_000)],
            lambda port: port.read(1 << 30),
        ):
            flood = lambda connection, data: flooding(b"\xc0garbage")(connection)
            with server(self.serve_data(flood)) as number, self.port(number) as port:
                port.write(b"x")
                time.sleep(0.1)
                with Clock() as clock, self.assertRaises(serial.SerialException):
                    use(port)
                self.assertLess(clock.seconds, 8)
                self.assertLess(len(port._received), 512 * 1024)

    def test_reads_what_comes_byte_by_byte(self):
        def slowly(connection, data):
            for byte in self.encoded(ALL_BYTES):
                connection.sendall(bytes([byte]))
                time.sleep(0.001)

        with server(self.serve_data(slowly)) as number, self.port(number) as port:
            port.write(b"x")
            self.assertEqual(port.read(256), ALL_BYTES)

    def test_does_not_read_beyond_its_time_from_one_that_trickles(self):
        def trickle(connection, data):
            while True:
                connection.sendall(b"x")
                time.sleep(0.01)

        with server(self.serve_data(trickle)) as number, self.port(number, timeout=0.3) as port:
            port.write(b"x")
            with Clock() as clock:
                self.assertLess(len(port.read(100_000)), 100)
            self.assertLess(clock.seconds, 2)


class Busy:
    """A socket that takes nothing at its first chance."""

    def __init__(self, connection):
        self._connection = connection
        self._is_busy = True

    def send(self, data):
        if self._is_busy:
            self._is_busy = False
            raise BlockingIOError
        return self._connection.send(data)

    def __getattr__(self, name):
        return getattr(self._connection, name)


def closing_after(data):
    def on_data(connection, _):
        connection.sendall(data)
        connection.shutdown(socket.SHUT_RDWR)
        raise OSError

    return on_data


class SocketPort(AnyPort, unittest.TestCase):
    module = protocol_socket

    def port(self, number, **options):
        return socket_port(number, **options)

    def serve(self):
        return echo

    def serve_data(self, on_data):
        def serve(connection):
            while data := connection.recv(65536):
                on_data(connection, data)

        return serve

    def encoded(self, data):
        return data

    def test_writes_what_the_system_takes_with_a_write_timeout_of_zero(self):
        with server(deaf) as number, socket_port(number, write_timeout=0) as port:
            self.assertLess(port.write(bytes(64 * 1024 * 1024)), 64 * 1024 * 1024)

    def test_drops_what_was_sent_before_it_was_open(self):
        with server(saying(b"boot log")) as number:
            port = socket_port(number, timeout=0.3, do_not_open=True)
            port._start = lambda start=port._start: (time.sleep(0.2), start())
            port.open()
            with self.assertRaises(serial.SerialException):
                port.read(1)
            port.close()

    def test_raises_when_there_is_no_end_to_what_it_drops(self):
        def flood(connection):
            connection.recv(1)
            flooding(b"x")(connection)

        with server(flood) as number, socket_port(number) as port:
            port.write(b"x")
            time.sleep(0.1)
            with Clock() as clock, self.assertRaisesRegex(serial.SerialException, "without an end"):
                port.reset_input_buffer()
                port.read(1 << 30)
            self.assertLess(clock.seconds, 5)

    def test_raises_when_the_other_side_resets_the_connection(self):
        with server(saying(b"x", reset=True)) as number, socket_port(number) as port:
            time.sleep(0.1)
            with self.assertRaises(serial.SerialException):
                port.read(100)
                port.read(100)

    def test_has_lines_that_are_always_on(self):
        with server(echo) as number, socket_port(number) as port:
            self.assertEqual((port.cts, port.dsr, port.ri, port.cd), (True, True, False, True))

    def test_can_be_waited_for(self):
        with server(echo) as number, socket_port(number) as port:
            self.assertEqual(port.fileno(), port._socket.fileno())


class Rfc2217Port(AnyPort, unittest.TestCase):
    module = protocol_rfc2217

    def setUp(self):
        self.patience = protocol_rfc2217.CONFIRM_SECONDS

    def tearDown(self):
        protocol_rfc2217.CONFIRM_SECONDS = self.patience

    def port(self, number, **options):
        return rfc2217_port(number, **options)

    def serve(self):
        return Rfc2217()

    def serve_data(self, on_data):
        return Rfc2217(on_data=on_data)

    def encoded(self, data):
        return data.replace(b"\xff", b"\xff\xff")

    def controls(self, remote):
        return [value[0] for name, value in remote.settings if name == CONTROL and value[0] > 3]

    def test_sends_each_setting_once_and_nothing_for_a_timeout(self):
        remote = Rfc2217()
        with server(remote) as number, rfc2217_port(number, baudrate=115200) as port:
            self.assertEqual(
                [entry for entry in remote.settings if entry[0] != PURGE],
                [(1, b"\x00\x01\xc2\x00"), (2, b"\x08"), (3, b"\x01"), (4, b"\x01"), (5, b"\x01")],
            )
            sent = len(remote.settings)
            for seconds in (0.1, 3, None, 0, 1):
                port.timeout = port.write_timeout = seconds
            port.exclusive = True
            port.baudrate = 115200
            port.write_timeout = 1
            port.write(b"x")
            port.read(1)
            self.assertEqual(len(remote.settings), sent)
            port.baudrate = 921600
            self.assertEqual(remote.settings[sent:], [(1, b"\x00\x0e\x10\x00")])

    def test_escapes_the_values_of_settings(self):
        remote = Rfc2217()
        with server(remote) as number, rfc2217_port(number, baudrate=0xFFFF) as port:
            self.assertIn((1, b"\x00\x00\xff\xff"), remote.settings)
            self.assertEqual(port.baudrate, 0xFFFF)

    def test_leaves_the_lines_alone_when_it_opens(self):
        remote = Rfc2217()
        with server(remote) as number, rfc2217_port(number) as port:
            self.assertEqual((port.dtr, port.rts), (False, False))
            self.assertEqual(self.controls(remote), [])
            port.setDTR(port.dtr)
            self.assertEqual(self.controls(remote), [DTR_OFF])

    def test_sets_the_lines_that_were_set_before_it_opens_rts_first(self):
        remote = Rfc2217()
        with server(remote) as number:
            port = rfc2217_port(number, do_not_open=True)
            port.dtr = port.rts = False
            port.open()
            self.assertEqual(self.controls(remote), [RTS_OFF, DTR_OFF])
            port.close()

    def test_keeps_the_order_and_the_times_of_lines(self):
        times = []
        remote = Rfc2217(confirm=lambda name, value: (times.append(time.monotonic()), value)[1])
        with server(remote) as number, rfc2217_port(number) as port:
            times.clear()
            with Clock() as clock:
                port.dtr = False
                port.rts = True
                time.sleep(0.1)
                port.dtr = True
                port.rts = False
                time.sleep(0.05)
                port.dtr = False
            self.assertEqual(self.controls(remote), [DTR_OFF, RTS_ON, DTR_ON, RTS_OFF, DTR_OFF])
            self.assertGreaterEqual(times[2] - times[1], 0.09)
            self.assertLess(clock.seconds, 1)

    def test_lets_each_line_change_where_none_is_confirmed(self):
        remote = Rfc2217(confirm=lambda name, value: None if name == CONTROL else value)
        with server(remote) as number:
            with rfc2217_port(number, "?ign_set_control") as port, Clock() as clock:
                port.dtr = True
                port.rts = False
                port.break_condition = True
                port.break_condition = False
            self.assertGreaterEqual(clock.seconds, 0.4)
            self.assertEqual(self.controls(remote), [DTR_ON, RTS_OFF, BREAK_ON, BREAK_OFF])

    def test_raises_for_a_line_that_is_not_confirmed(self):
        protocol_rfc2217.CONFIRM_SECONDS = 0.3
        flow_only = lambda name, value: None if name == CONTROL and value[0] > 3 else value
        with server(Rfc2217(confirm=flow_only)) as number, rfc2217_port(number) as port:
            with self.assertRaisesRegex(serial.SerialException, "does not confirm a control line"):
                port.dtr = True

    def test_raises_for_a_setting_that_is_refused_and_asks_again_later(self):
        taken = [115200]
        remote = Rfc2217(confirm=lambda name, value: taken[0].to_bytes(4, "big") if name == BAUD_RATE else value)
        with server(remote) as number, rfc2217_port(number, baudrate=115200) as port:
            with self.assertRaisesRegex(serial.SerialException, "does not accept the baud rate"):
                port.baudrate = 921600
            taken[0] = 921600
            port.baudrate = 921600
            self.assertEqual(remote.settings[-1], (1, b"\x00\x0e\x10\x00"))

    def test_raises_where_nobody_answers(self):
        protocol_rfc2217.CONFIRM_SECONDS = 0.3
        for serve in (silent, deaf, echo):
            with server(serve) as number, Clock() as clock:
                with self.assertRaisesRegex(serial.SerialException, "Remote does not"):
                    rfc2217_port(number)
            self.assertLess(clock.seconds, 3)

    def test_raises_at_once_where_the_option_is_refused(self):
        class Refusing(Rfc2217):
            def offer(self, connection, verb, option):
                connection.sendall(bytes([IAC, DONT if verb == WILL else WONT, option]))

        with server(Refusing()) as number, Clock() as clock:
            with self.assertRaisesRegex(serial.SerialException, "does not accept RFC 2217"):
                rfc2217_port(number)
        self.assertLess(clock.seconds, 2)

    def test_raises_at_once_where_the_connection_ends_while_it_opens(self):
        for pieces in ([], [b"Port already in use\r\n"], [bytes([IAC])], [bytes([IAC, SB, COM_PORT])]):
            with server(saying(*pieces)) as number, Clock() as clock:
                with self.assertRaises(serial.SerialException):
                    rfc2217_port(number)
            self.assertLess(clock.seconds, 2)

    def test_drops_what_came_before_the_server_emptied_its_buffer(self):
        remote = Rfc2217(confirm=lambda name, value: None)

        def confirm(name, value):
            if name == PURGE:
                remote.connection.sendall(b"old" + confirmation(name, value) + b"new")
                return None
            return value

        remote.confirm = confirm
        with server(remote) as number, rfc2217_port(number) as port:
            port.reset_input_buffer()
            self.assertEqual(port.read(3), b"new")

    def test_drops_the_output_of_a_firmware_however_much_there_is(self):
        remote = Rfc2217()

        def confirm(name, value):
            if (name, value) == (PURGE, b"\x01"):
                remote.connection.sendall(bytes(4 * 1024 * 1024))
            return value

        remote.confirm = confirm
        with server(remote) as number, rfc2217_port(number) as port:
            port.reset_input_buffer()
            port.reset_output_buffer()
            self.assertLess(port.in_waiting, 100_000)

    def test_raises_where_a_flood_hides_the_confirmation(self):
        remote = Rfc2217()

        def confirm(name, value):
            if name == PURGE and remote.flooded:
                flooding(b"x")(remote.connection)
            return value

        remote.confirm, remote.flooded = confirm, False
        with server(remote) as number, rfc2217_port(number) as port:
            remote.flooded = True
            with Clock() as clock, self.assertRaises(serial.SerialException):
                port.reset_input_buffer()
            self.assertLess(clock.seconds, 6)

    def test_refuses_what_it_did_not_ask_for(self):
        remote = Rfc2217()
        with server(remote) as number, rfc2217_port(number) as port:
            remote.offers.clear()
            remote.connection.sendall(bytes([IAC, DO, 1, IAC, WILL, 1, IAC, DONT, 24, IAC, WONT, 24, IAC, WILL, 0]))
            port.write(b"x")
            port.read(1)
            eventually(lambda: port.in_waiting == 0 and len(remote.offers) >= 2)
            self.assertEqual(remote.offers, [(WONT, 1), (DONT, 1)])

    def test_does_not_answer_without_an_end(self):
        for piece in ([IAC, DO, 1], [IAC, DO, 0, IAC, DONT, 0], [IAC, WILL, 77, IAC, WONT, 77]):
            remote = Rfc2217(on_data=lambda connection, data: flooding(bytes(piece))(connection))
            with server(remote) as number, rfc2217_port(number) as port:
                port.write(b"x")
                with Clock() as clock, self.assertRaises(serial.SerialException):
                    port.read(1)
                    port.read(1)
                self.assertLess(clock.seconds, 5)

    def test_does_not_loop_where_commands_carry_no_data(self):
        for piece in (bytes([IAC, 241]), confirmation(7, b"\x10"), confirmation(BAUD_RATE, b"\x00" * 4)):
            remote = Rfc2217(on_data=lambda connection, data: flooding(piece)(connection))
            with server(remote) as number, rfc2217_port(number) as port:
                port.write(b"x")
                time.sleep(0.05)
                with Clock() as clock, self.assertRaises(serial.SerialException):
                    while clock.started + 5 > time.monotonic():
                        self.assertEqual(port.in_waiting, 0)
                self.assertLess(clock.seconds, 4)

    def test_does_not_grow_with_a_setting_that_has_no_end(self):
        decoder = telnet.Decoder(self.fail, lambda *_: self.fail(), self.fail)
        decoder.feed(bytes([IAC, SB, COM_PORT]))
        for _ in range(100):
            decoder.feed(bytes(10_000))
        self.assertLessEqual(len(decoder._setting), telnet.LONGEST_SETTING + 1)
        decoder.feed(bytes([IAC, SE]))
        got = []
        decoder._on_data = got.append
        decoder.feed(b"data")
        self.assertEqual(got, [b"data"])

    def test_takes_a_stream_apart_however_it_was_cut(self):
        stream = b"a" + bytes([IAC, IAC, IAC, DO, 0, IAC, SB, COM_PORT, 101, IAC, IAC, 1, IAC, SE, IAC, SE, IAC, 241])
        stream += b"b" + bytes([IAC, WILL, IAC]) + b"c"

        def events(pieces):
            data, others = bytearray(), []
            decoder = telnet.Decoder(data.extend, lambda *offer: others.append(offer), others.append)
            for piece in pieces:
                decoder.feed(piece)
            return bytes(data), others

        whole = events([stream])
        self.assertEqual(whole, (b"a\xffbc", [(DO, 0), bytes([COM_PORT, 101, 255, 1]), (WILL, 255)]))
        for cut in range(len(stream)):
            self.assertEqual(events([stream[:cut], stream[cut:]]), whole)
        self.assertEqual(events([bytes([byte]) for byte in stream]), whole)

    def test_survives_whatever_is_sent(self):
        protocol_rfc2217.CONFIRM_SECONDS = 0.3
        chosen = random.Random(12)
        words = [IAC, SB, SE, WILL, WONT, DO, DONT, COM_PORT, 0, 3, 101, 105, 107, 112]
        for _ in range(40):
            garbage = bytes(chosen.choice(words) if chosen.random() < 0.8 else chosen.randrange(256) for _ in range(2000))
            remote = Rfc2217(on_data=lambda connection, data: connection.sendall(garbage))
            with server(remote) as number, Clock() as clock:
                try:
                    with rfc2217_port(number, timeout=0.2) as port:
                        port.write(b"x")
                        port.read(5000)
                        port.baudrate = 57600
                        port.reset_input_buffer()
                except serial.SerialException:
                    pass
            self.assertLess(clock.seconds, 5)

    def test_does_not_put_an_answer_into_what_it_sends(self):
        data = random.Random(3).randbytes(8 * 1024 * 1024)
        got, asked = bytearray(), []

        def on_data(connection, piece):
            if not asked:
                asked.append(True)
                connection.sendall(bytes([IAC, DO, 1]))
                time.sleep(0.3)
            got.extend(piece)

        remote = Rfc2217(on_data=on_data)
        with server(remote) as number, rfc2217_port(number, write_timeout=20) as port:
            port.write(data)
            eventually(lambda: len(got) == len(data))
            self.assertEqual(bytes(got), data)
            eventually(lambda: (WONT, 1) in remote.offers)

    def test_keeps_the_order_of_data_while_it_cannot_send_an_answer(self):
        data = b"".join(b"%06d" % number for number in range(10_000))
        answer = bytes([IAC, DO, 1]) + data
        with server(Rfc2217(on_data=lambda connection, _: connection.sendall(answer))) as number:
            with rfc2217_port(number) as port:
                port.write(b"x")
                time.sleep(0.2)
                port._socket = Busy(port._socket)
                self.assertEqual(port.read(len(data)), data)

    def test_reports_the_lines_of_the_other_side(self):
        remote = Rfc2217()
        with server(remote) as number, rfc2217_port(number, timeout=0.05) as port:
            with self.assertRaises(serial.SerialException):
                self.assertTrue(port.cts)
            remote.connection.sendall(confirmation(7, b"\x90"))
            port.read(1)
            self.assertEqual((port.cts, port.dsr, port.ri, port.cd), (True, False, False, True))

    def test_cannot_write_a_part_of_a_command(self):
        with server(Rfc2217()) as number, rfc2217_port(number, write_timeout=0) as port:
            with self.assertRaises(NotImplementedError):
                port.write(b"x")


class Result(unittest.TextTestResult):
    def addSuccess(self, test):
        self.tell("ok", test)

    def addFailure(self, test, error):
        self.tell("failed", test, self._exc_info_to_string(error, test))

    addError = addFailure

    def tell(self, word, test, more=""):
        print(word, f"{type(test).__name__}.{test._testMethodName}", flush=True)
        for line in more.splitlines():
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    names = sys.argv[2:]
    loader = unittest.TestLoader()
    module = sys.modules["__main__"]
    suite = loader.loadTestsFromNames(names, module) if names else loader.loadTestsFromModule(module)
    unittest.TextTestRunner(resultclass=Result, stream=open(os.devnull, "w")).run(suite)
