"""Where the shipped base is: inside an installed package, beside it in a checkout."""

import os.path

_PACKAGE = os.path.dirname(os.path.realpath(__file__))
_BASE = os.path.join("knowledge", "ivig-ms")


def shipped_base() -> str:
    """The folder of the shipped base; in a broken installation, where it should be."""
    installed = os.path.join(_PACKAGE, _BASE)
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(_PACKAGE), _BASE)
