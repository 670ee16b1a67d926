"""The process that does the work of the admin page."""

import asyncio
import os
from pathlib import Path

import pytest
from serving import BREAD

pytest.importorskip("starlette")
pytest.importorskip("msgspec")

from faqbot.channels.http.admin.desk import Desk
from faqbot.channels.http.problems import RequestProblem


def test_the_work_is_done_by_another_process(folder: Path) -> None:
    (folder / "bread.yaml").write_text(BREAD, encoding="utf-8")
    found = asyncio.run(Desk().perform("health", base="bread.yaml"))
    assert found["summary"].startswith("no errors,")
    with pytest.raises(RequestProblem, match=r"cake\.yaml") as caught:
        asyncio.run(Desk().perform("prepare", base="cake.yaml", accepted={}))
    assert caught.value.status == 409


@pytest.mark.hazard(id="leaked-question")
def test_a_process_that_fails_tells_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = "import os, sys\nassert 'FAQBOT_SERVE_SETTINGS' not in os.environ\nraise SystemExit(sys.stdin.read())\n"
    (folder / "failing.py").write_text(program, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.fspath(folder))
    with pytest.raises(RequestProblem) as caught:
        asyncio.run(Desk("failing").perform("health", base="a secret"))
    assert (caught.value.status, caught.value.detail) == (
        500,
        "the work failed; faqbot suggest and faqbot check do the same, and say more",
    )


def test_a_process_that_takes_too_long_is_ended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = "import os, time\nopen('number', 'w').write(str(os.getpid()))\ntime.sleep(600)\n"
    (folder / "sleeping.py").write_text(program, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.fspath(folder))

    async def give_up() -> None:
        with pytest.raises(RequestProblem) as caught:
            await Desk("sleeping", seconds=2).perform("health", base="bread.yaml")
        assert caught.value.detail == "this took longer than 2 s, and was given up"

    asyncio.run(give_up())
    with pytest.raises(ProcessLookupError):
        os.kill(int(Path("number").read_text(encoding="utf-8")), 0)


def test_a_file_in_the_current_folder_takes_the_place_of_no_module(folder: Path) -> None:
    (folder / "json.py").write_text("raise SystemExit(1)\n", encoding="utf-8")
    (folder / "bread.yaml").write_text(BREAD, encoding="utf-8")
    assert asyncio.run(Desk().perform("health", base="bread.yaml"))["more"] == 0
