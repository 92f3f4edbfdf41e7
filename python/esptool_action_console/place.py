"""Where a serial port is plugged in: a board that comes back there may have another name."""

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
        """Whether the USB device is the chip itself, and no bridge in front of it."""
        return self._usb is not None and self._usb.vid == ESPRESSIF

    def find(self):
        """The name of what is plugged in there now; `None` while that is nothing. What has no place keeps its name."""
        if self._usb is None:
            return self._port
        ports = [port for port in comports() if port.vid is not None]
        location, serial_number = self._usb.location, self._usb.serial_number
        if location is None:
            if serial_number is None:
                return self._port
            same = [port for port in ports if port.serial_number == serial_number]
        else:
            # A firmware with a USB of its own may have other interfaces than the chip.
            same = [port for port in ports if port.location == location] or [
                port for port in ports if _socket_of(port.location) == _socket_of(location)
            ]
        return same[0].device if len(same) == 1 else None


def _socket_of(location):
    return None if location is None else location.partition(":")[0]


def _usb_port(name):
    device = os.path.realpath(name) if os.name != "nt" else name.upper()
    if sys.platform == "darwin":
        # Two devices for one port: cu.* to call out with, tty.* to be called on.
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
