"""The type of arrays."""

from typing import Any, TypeAlias

Array: TypeAlias = Any
"""An array of numpy, of 32-bit floats. The types are checked in environments without numpy, too."""
