"""A new base loads, passes ``check`` and answers questions."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from faqbot import Answer, FaqBot, SmallTalk, load_knowledge
from faqbot.curation.authoring.skeleton import build_skeleton
from faqbot.curation.authoring.starter import FIRST_QUESTION, build_base, write_base
from faqbot.knowledge.sources import Source

ARTICLE = "Keeping: bread\n\n# Keeping: bread\n\nA loaf keeps three days.\n"


@pytest.mark.parametrize(
    "source", [None, build_skeleton(ARTICLE, "bread")], ids=["without a source", "with an article"]
)
@pytest.mark.parametrize("name", ["bread", "Bread & co: 100 %", "面包", "no"])
def test_a_new_base_loads_without_a_warning_and_answers(tmp_path: Path, name: str, source: Source | None) -> None:
    write_base(tmp_path / "base", build_base(name, source))
    knowledge = load_knowledge(tmp_path / "base")
    bot = FaqBot(knowledge)
    assert knowledge.warnings == ()
    for question in (FIRST_QUESTION, "where do you get your answers from", "what is your sourse"):
        reply = bot.ask(question)
        assert isinstance(reply, Answer)
        assert [citation.passage.id for citation in reply.citations] == ["lead/1"]
    assert isinstance(bot.ask("hello"), SmallTalk)


def test_a_base_is_named_after_its_article_or_its_folder() -> None:
    assert "id: my-bread\ntitle: My bread\n" in build_base("my_bread")["knowledge.yaml"]
    assert 'title: "Keeping: bread"\n' in build_base("x", build_skeleton(ARTICLE[16:], "bread"))["knowledge.yaml"]


def test_the_commented_out_keys_are_valid(tmp_path: Path) -> None:
    files = build_base("bread")
    files["entries.yaml"] = files["entries.yaml"].replace("\n# gaps:", "\ngaps:").replace("\n#   ", "\n  ")
    files["knowledge.yaml"] = files["knowledge.yaml"].replace("\n# contact", "\ncontact").replace("\n# prot", "\nprot")
    files["knowledge.yaml"] = files["knowledge.yaml"].replace("\n# syn", "\nsyn").replace("\n#   -", "\n  -")
    write_base(tmp_path, files)
    knowledge = load_knowledge(tmp_path)
    assert ([gap.id for gap in knowledge.gaps], knowledge.contact) == (["opening-hours"], "Ask …")
    assert (knowledge.synonyms, knowledge.protected) == ((("first term", "second term"),), ("A Name",))


def test_the_files_match_the_schema_that_they_name() -> None:
    files = build_base("bread")
    validator = Draft7Validator(json.loads(files["faqbot.schema.json"]))
    for name, content in files.items():
        if name.endswith(".yaml"):
            assert content.startswith("# yaml-language-server: $schema=faqbot.schema.json\n")
            assert list(validator.iter_errors(yaml.safe_load(content))) == []
