"""Build hook: compiles the shipped base when the package is built or installed in place."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileBase(BuildHookInterface):
    """Writes ``knowledge/ivig-ms.compiled`` and takes it into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before anything is packed; without it the base is read from its files, to the same answers."""
        sys.path.insert(0, self.root)
        try:
            from faqbot.storage.compiled import compile_base  # noqa: PLC0415 - the package stands beside, not installed
        except ImportError as error:
            self.app.display_warning(f"the shipped base is not compiled: {error}")
            return
        finally:
            sys.path.remove(self.root)
        compiled = compile_base(Path(self.root, "knowledge", "ivig-ms"))
        if version == "standard":
            build_data["force_include"][str(compiled)] = "faqbot/data/ivig-ms.compiled"
