"""Telnet (RFC 854) as far as RFC 2217 needs it."""

SE, SB, WILL, WONT, DO, DONT, IAC = 240, 250, 251, 252, 253, 254, 255
BINARY, SUPPRESS_GO_AHEAD, COM_PORT = 0, 3, 44

# The longest message that we need has 6 bytes; signatures are longer, but not needed.
LONGEST_SETTING = 64


def escaped(data):
    """Escapes data, or the value of a setting, for sending."""
    return bytes(data).replace(b"\xff", b"\xff\xff")


class Decoder:
    """Parses a stream, however it is split into pieces. It stores at most one setting, of limited length.

    `on_data(bytes)`, `on_offer(verb, option)` and `on_setting(bytes)` are called in the order of the stream.
    """

    def __init__(self, on_data, on_offer, on_setting):
        self._on_data = on_data
        self._on_offer = on_offer
        self._on_setting = on_setting
        self._setting = None
        self._state = self._in_data

    def feed(self, data):
        at = 0
        while at < len(data):
            if self._state == self._in_data:
                end = data.find(IAC, at)
                end = len(data) if end < 0 else end
                self._add(data[at:end])
                at = end + 1
                if end < len(data):
                    self._state = self._in_command
            else:
                self._state(data[at])
                at += 1

    def _in_data(self, byte):
        raise AssertionError("Data is taken in pieces.")

    def _in_command(self, byte):
        self._state = self._in_data
        if byte == IAC:
            self._add(b"\xff")
        elif byte in (WILL, WONT, DO, DONT):
            self._state = lambda option: self._offered(byte, option)
        elif byte == SB:
            self._setting = bytearray()
        elif byte == SE and self._setting is not None:
            setting, self._setting = self._setting, None
            if len(setting) <= LONGEST_SETTING:
                self._on_setting(bytes(setting))

    def _offered(self, verb, option):
        self._state = self._in_data
        self._on_offer(verb, option)

    def _add(self, data):
        if self._setting is None:
            if data:
                self._on_data(data)
        else:
            # One byte more than the limit shows that it is too long.
            self._setting += data[: LONGEST_SETTING + 1 - len(self._setting)]
