"""DTR and RTS of a board: the usual circuit, and how chips with native USB interpret the two.

DTR  RTS     True: asserted, the line is low
off  off     runs
on   on      runs; a system asserts both when it opens a port
off  on      is held in reset
on   off     runs; at the end of a reset it would go into download mode
"""

import os

# As esptool does.
HOLD_SECONDS = 0.1
USB_HOLD_SECONDS = 0.2


def before_open(port):
    """Leaves the lines to the system; pySerial would change one line after the other, and that may reset the chip."""
    port.dtr = True
    port.rts = True


def release(port):
    """Releases both lines in the order that does not reset the chip."""
    _set_rts(port, False)
    port.dtr = False


def reset_bridge(port, begun, drop, ended):
    """Behind a bridge. A chip in reset sends nothing: all bytes that are dropped meanwhile are older."""
    port.dtr = False
    _set_rts(port, True)
    begun()
    drop(HOLD_SECONDS)
    port.reset_input_buffer()
    ended()
    _set_rts(port, False)


def reset_usb(port, begun, read, ended):
    """A chip with USB may start as soon as RTS is on, and leave the bus for a moment: nothing is dropped after that."""
    port.dtr = False
    _set_rts(port, True)
    begun()
    port.reset_input_buffer()
    ended()
    read(USB_HOLD_SECONDS)
    _set_rts(port, False)


def _set_rts(port, is_on):
    port.rts = is_on
    if os.name == "nt":
        # usbser.sys sends RTS only together with DTR.
        port.dtr = port.dtr
