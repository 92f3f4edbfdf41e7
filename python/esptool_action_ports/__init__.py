"""pySerial's `socket://` and `rfc2217://`, without waits that nobody needs.

pySerial looks for the module `protocol_NAME` of a URL in the packages of `protocol_handler_packages`, the first first.
"""


def register(serial):
    """Makes pySerial use the ports of this package. Raises where this pySerial has no such list, or lacks what they need."""
    packages = serial.protocol_handler_packages
    # A module that cannot be imported would be passed over without a word.
    from . import protocol_rfc2217, protocol_socket  # noqa: F401

    packages.insert(0, __name__)
