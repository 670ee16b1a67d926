"""The server: what it leaves behind."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import BREAD

pytest.importorskip("starlette")
pytest.importorskip("msgspec")
pytest.importorskip("prometheus_client")
pytest.importorskip("uvicorn")

from faqbot.channels.http.server import serve
from faqbot.channels.http.settings import Settings


@pytest.fixture
def own_signals() -> Iterator[None]:
    """Give the process its handler of SIGTERM back."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.mark.usefixtures("own_signals")
def test_a_server_that_is_told_to_end_leaves_no_file_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("bread", "shop"):
        (folder / "bases" / name).mkdir(parents=True)
        (folder / "bases" / name / "base.yaml").write_text(
            BREAD.replace("id: bread\n", f"id: {name}\n"), encoding="utf-8"
        )
    temporary = folder / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    kept: list[Path] = []

    def run_until_told_to_end(*_app: object, **_options: object) -> None:
        kept.extend(temporary.glob("faqbot-*/bases/*"))
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr("uvicorn.run", run_until_told_to_end)
    with pytest.raises(SystemExit) as ended:
        serve(Settings(("bases",), open_bases=1))
    assert (ended.value.code, len(kept), list(temporary.iterdir())) == (0, 2, [])
