"""Every test of the loader runs in a folder of its own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _run_in_a_folder_of_its_own(folder: Path) -> Path:
    return folder
