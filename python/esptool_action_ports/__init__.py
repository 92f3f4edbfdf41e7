"""pySerial's `socket://` and `rfc2217://`, without needless waits.

pySerial looks for the module `protocol_NAME` of a URL in the packages of `protocol_handler_packages`, the first first.
"""


def register(serial):
    """Makes pySerial use the ports of this package. Raises if this pySerial lacks that list or what they need."""
    packages = serial.protocol_handler_packages
    # pySerial would silently skip a module that cannot be imported.
    from . import protocol_rfc2217, protocol_socket  # noqa: F401

    packages.insert(0, __name__)
