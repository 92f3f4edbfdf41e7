"""`rfc2217://HOST:PORT[?ign_set_control]`: a serial port with its settings and lines, over Telnet (RFC 2217).

Each setting is sent once and waited for until the other side confirms it. What does not change is not sent.
"""

import struct
import time

from serial.serialutil import SerialBase, SerialException

from .connection import Deadline, NetworkPort
from .telnet import BINARY, COM_PORT, DO, DONT, IAC, SB, SE, SUPPRESS_GO_AHEAD, WILL, WONT, Decoder, escaped

BAUD_RATE, DATA_SIZE, PARITY, STOP_SIZE, CONTROL, MODEM_STATE, PURGE = 1, 2, 3, 4, 5, 7, 12
# The other side confirms a setting under its number plus this.
CONFIRMED = 100
NAMES = {
    BAUD_RATE: "the baud rate",
    DATA_SIZE: "the data bits",
    PARITY: "the parity",
    STOP_SIZE: "the stop bits",
    CONTROL: "a control line",
    PURGE: "to empty its buffers",
}
PARITIES = {"N": 1, "O": 2, "E": 3, "M": 4, "S": 5}
STOP_BITS = {1: 1, 2: 2, 1.5: 3}
NO_FLOW_CONTROL, SOFTWARE_FLOW_CONTROL, HARDWARE_FLOW_CONTROL = 1, 2, 3
BREAK_ON, BREAK_OFF, DTR_ON, DTR_OFF, RTS_ON, RTS_OFF = 5, 6, 8, 9, 11, 12
PURGE_RECEIVED, PURGE_TO_SEND = 1, 2
CTS, DSR, RI, CD = 0x10, 0x20, 0x40, 0x80

CONFIRM_SECONDS = 3
# If the server confirms no lines, each gets this long to change before the next one does.
LINE_SECONDS = 0.1
# Each option is negotiated once. More requests would only keep us busy.
MOST_ANSWERS = 100


class Serial(NetworkPort):
    SCHEME = "rfc2217"

    def __init__(self, port=None, *args, **options):
        # Lines that the caller has set. Others stay as the server has them when the port opens: on most circuits
        # DTR alone would put the board into download mode, and with `esp_rfc2217_server` each of the two resets it.
        self._set_lines = set()
        self._ignores_control = False
        self._is_sending = False
        self._to_send = b""
        super().__init__(None, *args, **options)
        self._rts_state = self._dtr_state = False
        self.port = port
        if port is not None:
            self.open()

    @property
    def rts(self):
        return self._rts_state

    @rts.setter
    def rts(self, on):
        self._set_lines.add("rts")
        SerialBase.rts.fset(self, on)

    @property
    def dtr(self):
        return self._dtr_state

    @dtr.setter
    def dtr(self, on):
        self._set_lines.add("dtr")
        SerialBase.dtr.fset(self, on)

    def write(self, data):
        if self._write_timeout == 0:
            raise NotImplementedError("A part of a Telnet command cannot be written.")
        return super().write(data)

    def reset_input_buffer(self):
        """Drops bytes buffered by the server and the network."""
        self._check_open()
        self._request({PURGE: bytes([PURGE_RECEIVED])}, drop=True)

    def reset_output_buffer(self):
        """Makes the server drop bytes that it has not sent yet."""
        self._check_open()
        self._request({PURGE: bytes([PURGE_TO_SEND])})

    @property
    def cts(self):
        return self._modem_line(CTS)

    @property
    def dsr(self):
        return self._modem_line(DSR)

    @property
    def ri(self):
        return self._modem_line(RI)

    @property
    def cd(self):
        return self._modem_line(CD)

    # Opening.

    def _set_option(self, name):
        if name.partition("=")[0] != "ign_set_control":
            super()._set_option(name)
        self._ignores_control = True

    def _address(self):
        self._ignores_control = False
        return super()._address()

    def _start(self):
        self._decoder = Decoder(self._add, self._answer, self._confirm)
        # Options of each side: True or False once agreed, None while negotiated.
        self._options = {}
        self._answers = 0
        self._settings = {}
        self._waiting = {}
        self._refused = None
        self._modem_state = None
        self._is_sending = False
        self._to_send = b""
        self._negotiate()
        self._reconfigure_port()
        if "rts" in self._set_lines and not self._rtscts:
            self._update_rts_state()
        if "dtr" in self._set_lines and not self._dsrdtr:
            self._update_dtr_state()
        self.reset_input_buffer()
        self.reset_output_buffer()

    def _negotiate(self):
        words = bytearray()
        for option in (BINARY, SUPPRESS_GO_AHEAD, COM_PORT):
            for verb in (WILL, DO):
                self._options[verb, option] = None
                words += bytes([IAC, verb, option])
        self._send(words, CONFIRM_SECONDS)
        deadline = Deadline(CONFIRM_SECONDS)
        # Some servers agree to only one of the two directions.
        sides = [(WILL, COM_PORT), (DO, COM_PORT)]
        while not any(self._options[side] for side in sides):
            is_refused = None not in (self._options[side] for side in sides)
            if is_refused or not self._next(deadline):
                raise SerialException("Remote does not accept RFC 2217.")

    # Settings.

    def _reconfigure_port(self):
        if self._socket is None:
            raise SerialException("The port is not open.")
        wanted = {
            BAUD_RATE: struct.pack("!I", self._baudrate),
            DATA_SIZE: bytes([self._bytesize]),
            PARITY: bytes([PARITIES[self._parity]]),
            STOP_SIZE: bytes([STOP_BITS[self._stopbits]]),
        }
        changed = {setting: value for setting, value in wanted.items() if self._settings.get(setting) != value}
        self._request(changed)
        self._settings.update(changed)
        flow = NO_FLOW_CONTROL
        if self._rtscts or self._xonxoff:
            flow = HARDWARE_FLOW_CONTROL if self._rtscts else SOFTWARE_FLOW_CONTROL
        if self._settings.get("flow") != flow:
            self._control(flow)
            self._settings["flow"] = flow

    def _update_rts_state(self):
        self._change_line(RTS_ON if self._rts_state else RTS_OFF)

    def _update_dtr_state(self):
        self._change_line(DTR_ON if self._dtr_state else DTR_OFF)

    def _update_break_state(self):
        self._change_line(BREAK_ON if self._break_state else BREAK_OFF)

    def _change_line(self, value):
        self._check_open()
        self._control(value)
        if self._ignores_control and not self.is_console:
            time.sleep(LINE_SECONDS)

    def _control(self, value):
        if self._ignores_control:
            self._send(_request(CONTROL, bytes([value])), CONFIRM_SECONDS)
        else:
            self._request({CONTROL: bytes([value])})

    def _request(self, settings, drop=False):
        """Sends settings and waits until each is confirmed. Data that arrives before that can be dropped."""
        if not settings:
            return
        for setting in settings:
            # Until it is confirmed, the other side's setting is unknown.
            self._settings.pop(setting, None)
        self._refused = None
        self._waiting = dict(settings)
        self._send(b"".join(_request(*setting) for setting in settings.items()), CONFIRM_SECONDS)
        deadline = Deadline(CONFIRM_SECONDS)

        def is_done():
            return not self._waiting or not self._next(deadline) or not self._waiting

        if drop:
            self._drain(is_done, CONFIRM_SECONDS)
        else:
            while not is_done():
                pass
        left = [self._refused] if self._refused is not None else list(self._waiting)
        self._waiting = {}
        if left:
            raise SerialException(f"Remote does not {'accept' if self._refused else 'confirm'} {NAMES[left[0]]}.")

    def _next(self, deadline):
        """Waits for the next bytes and handles them. Returns `False` after the timeout."""
        if deadline.passed or not self._wait(deadline):
            return False
        self._receive()
        self._check_end()
        return True

    # Received bytes.

    def _take(self, data):
        self._decoder.feed(data)
        # Only after the whole piece was handled: more may arrive while an answer cannot be sent.
        if self._to_send and not self._is_sending:
            self._send(b"", CONFIRM_SECONDS)

    def _add(self, data):
        self._received += data

    def _encoded(self, data):
        return escaped(data)

    def _send(self, data, seconds):
        # An answer must not interrupt the bytes that are being sent.
        self._is_sending = True
        try:
            sent = super()._send(data, seconds)
            while self._to_send:
                answers, self._to_send = self._to_send, b""
                super()._send(answers, CONFIRM_SECONDS)
        finally:
            self._is_sending = False
        return sent

    def _answer(self, verb, option):
        """Agrees once to each requested option, and refuses all others."""
        ours, is_yes = {DO: (WILL, True), DONT: (WILL, False), WILL: (DO, True), WONT: (DO, False)}[verb]
        asked = (ours, option) in self._options
        before = self._options.get((ours, option), False)
        if asked and before in (None, is_yes):
            self._options[ours, option] = is_yes
            return
        if asked:
            self._options[ours, option] = is_yes
        elif not is_yes:
            return
        self._answers += 1
        if self._answers > MOST_ANSWERS:
            raise SerialException(f"{self.name} asks for Telnet options without an end.")
        refusal = WONT if ours == WILL else DONT
        self._to_send += bytes([IAC, ours if asked and is_yes else refusal, option])

    def _confirm(self, setting):
        if len(setting) < 3 or setting[0] != COM_PORT:
            return
        name, value = setting[1] - CONFIRMED, setting[2:]
        if name == MODEM_STATE:
            self._modem_state = value[0]
            return
        wanted = self._waiting.get(name)
        if wanted is None:
            return
        if name == PURGE and wanted == bytes([PURGE_RECEIVED]):
            # Data after it in the same piece is new.
            self._received.clear()
        if value[: len(wanted)] != wanted:
            self._refused = name
            self._waiting = {}
        else:
            del self._waiting[name]

    def _modem_line(self, mask):
        self._check_open()
        if self._modem_state is None:
            raise SerialException(f"{self.name} has not reported its lines.")
        return bool(self._modem_state & mask)


def _request(setting, value):
    return bytes([IAC, SB, COM_PORT, setting]) + escaped(value) + bytes([IAC, SE])
