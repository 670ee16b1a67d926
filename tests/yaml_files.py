"""YAML files as other programs read them."""

from pathlib import Path
from typing import Any

import yaml

# The parser in C takes a tenth of the time; PyYAML may have been built without it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:  # noqa: ANN401 - any YAML
    """Read a YAML file by YAML's own rules."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - both loaders are safe
