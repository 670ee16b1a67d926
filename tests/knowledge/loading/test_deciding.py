"""A calibration outlives edits of the wording, and no edit of what decides."""

from collections.abc import Callable

import pytest

from faqbot.knowledge.model import KnowledgeBase

Load = Callable[[str | bytes], KnowledgeBase]

BASE = """\
format: 1
id: bread
title: Bread
contact: Ask the baker.
synonyms: [[loaf, bread]]
sources:
  - id: s
    title: Handbook
    passages:
      - {id: p, section: S, about: a, sha256: '%s'}
      - {id: q, section: T, about: b, sha256: '%s'}
entries:
  - {id: keeps, question: How long does it keep?, paraphrases: [shelf life], answer: 3 days., citations: [p]}
  - {id: freezes, question: Can I freeze it?, answer: Yes., follow_ups: [keeps], requires: [freeze]}
gaps: [{id: gluten, question: Gluten free?, answer: Unknown., nearest: [keeps]}]
small_talk: [{id: hello, question: Hello, answer: Hello!}]
lock: {keeps: {p: '%s'}}
""" % ("0a" * 32, "0b" * 32, "0a" * 32)  # fmt: skip # noqa: UP031 - braces of YAML


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("answer: 3 days.", "answer: Three days."),
        ("answer: Unknown.", "answer: The handbook does not say."),
        ("answer: Hello!", "answer: Good morning!"),
        (", follow_ups: [keeps]", ""),
        ("citations: [p]", "citations: [p, q]"),
        ("nearest: [keeps]", "nearest: [freezes]"),
        ("contact: Ask the baker.", "contact: Ask me."),
        ("title: Handbook", "title: The handbook"),
        ("id: keeps,", "id: shelf-life, formerly: [keeps],"),
    ],
)
def test_an_edit_of_what_is_shown_leaves_it(old: str, new: str, load: Load) -> None:
    assert old in BASE
    edited = load(BASE.replace(old, new))
    assert edited.deciding_digest == load(BASE).deciding_digest
    assert edited.digest != load(BASE).digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[shelf life]", "[shelf lives]"),
        ("id: keeps,", "id: stays, formerly: [kept, keeps],"),
        ("requires: [freeze]", "requires: [freezer]"),
        ("[[loaf, bread]]", "[[loaf, roll]]"),
        ("question: Gluten free?", "question: Without gluten?"),
        ("sha256: '0a", "sha256: '0c"),
        (", citations: [p]", ""),
        ("answer: Yes.", "answer: Yes., citations: [q]"),
        (", nearest: [keeps]", ""),
        ("title: Bread", "title: Bread and cake"),
    ],
)
def test_an_edit_of_what_decides_changes_it(old: str, new: str, load: Load) -> None:
    assert old in BASE
    assert load(BASE.replace(old, new)).deciding_digest != load(BASE).deciding_digest
