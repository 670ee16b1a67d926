"""A bot that answers from curated, cited entries only.

The public names are imported when the first of them is used. The command line needs few of them, and its error handling
must be in place before any import that takes time.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from faqbot.version import VERSION

if TYPE_CHECKING:
    from faqbot.api import *  # noqa: F403 - the names are listed once, in faqbot.api
    from faqbot.api import __all__ as __all__

__version__ = VERSION


def __getattr__(name: str) -> object:
    """Return a public name, or the list of them."""
    public = import_module("faqbot.api")
    if name == "__all__" or name in public.__all__:
        return getattr(public, name)
    raise AttributeError(f"module 'faqbot' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *import_module("faqbot.api").__all__]
