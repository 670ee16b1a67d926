import json

import pytest

from faqbot.cli.main import run
from faqbot.knowledge.loading.json_schema import json_schema


def test_schema_prints_the_json_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == json_schema()
