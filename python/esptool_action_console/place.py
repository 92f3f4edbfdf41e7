"""Where a serial port is plugged in: a board may return there under another name."""

import os
import sys

from serial.tools.list_ports import comports

ESPRESSIF = 0x303A


class Place:
    def __init__(self, port):
        """`port` as it was given: a device, a link to one, or a URL."""
        self._port = port
        self._usb = None if "://" in port else _usb_port(port)

    @property
    def is_chip(self):
        """Whether the USB device is the chip itself, not a bridge in front of it."""
        return self._usb is not None and self._usb.vid == ESPRESSIF

    def find(self):
        """The name of the port plugged in there now; `None` if there is none. A port without a place keeps its name."""
        if self._usb is None:
            return self._port
        ports = [port for port in comports() if port.vid is not None]
        location, serial_number = self._usb.location, self._usb.serial_number
        if location is None:
            if serial_number is None:
                return self._port
            same = [port for port in ports if port.serial_number == serial_number]
        else:
            # Firmware with its own USB stack may have other interfaces than the chip.
            same = [port for port in ports if port.location == location] or [
                port for port in ports if _socket_of(port.location) == _socket_of(location)
            ]
        return same[0].device if len(same) == 1 else None


def _socket_of(location):
    return None if location is None else location.partition(":")[0]


def _usb_port(name):
    device = os.path.realpath(name) if os.name != "nt" else name.upper()
    if sys.platform == "darwin":
        # Two devices for one port: cu.* for outgoing calls, tty.* for incoming ones.
        device = device.replace("/dev/tty.", "/dev/cu.")
    for port in comports():
        if port.vid is not None and port.device in (device, name) and _is_itself(port):
            return port
    return None


def _is_itself(port):
    """Linux lists its ports by name, but a container may have another device under that name."""
    try:
        with open(f"/sys/class/tty/{os.path.basename(port.device)}/dev") as file:
            number = file.read().strip()
        packed = os.stat(port.device).st_rdev
    except OSError:
        return True
    return number == f"{os.major(packed)}:{os.minor(packed)}"
