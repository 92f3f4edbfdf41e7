"""`socket://HOST:PORT`: the bytes of a serial port, and nothing else. It has no lines and no settings."""

from .connection import NetworkPort


class Serial(NetworkPort):
    SCHEME = "socket"

    def _start(self):
        # For pySerial, a connection that is closed immediately is open, and fails when it is first used.
        self._drain(lambda: not self._receive())

    def fileno(self):
        """Raises for callers that check for a serial device."""
        return self._connection().fileno()

    def _reconfigure_port(self):
        pass

    def _update_rts_state(self):
        pass

    def _update_dtr_state(self):
        pass

    def _update_break_state(self):
        pass

    @property
    def cts(self):
        self._check_open()
        return True

    @property
    def dsr(self):
        self._check_open()
        return True

    @property
    def ri(self):
        self._check_open()
        return False

    @property
    def cd(self):
        self._check_open()
        return True
