"""A new base: a few small files that load, pass ``check`` and answer a first question."""

import json
from pathlib import Path

from faqbot.curation.authoring.skeleton import LEAD, as_yaml, slug_of
from faqbot.curation.editing.scalars import scalar
from faqbot.knowledge.loading.json_schema import json_schema
from faqbot.knowledge.model import Passage, Source

FIRST_QUESTION = "Where do your answers come from?"

SCHEMA_FILE = "faqbot.schema.json"

_HEAD = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"

_KNOWLEDGE = """\
# What the base is. A list continues from file to file; every other key stands in one file only. The keys are explained
# in docs/knowledge-files.md of faqbot.
format: 1
id: {id}
title: {title}
language: en
notice: {notice}
# contact: Ask …                   # where a person can be asked; shown with every "I don't know"
# synonyms:                        # terms that mean the same
#   - [first term, second term]
# protected: [A Name]              # names that are never taken for a slip of something else
evidence_levels:                   # how sure the source is, in your own words
  stated: the source says so
require_citations: true            # an entry that cites no passage is an error
"""

_ENTRIES = """\
# Questions with their answers. Write each question as people ask it, in as many ways as you can think of, and answer in
# your own words. Under citations stand the passages that the answer rests on, by the ids in sources.yaml.
entries:
  - id: answers-from
    topic: This base
    question: {question}
    paraphrases:
      - what is your source
      - who says so
      - how do you know all that
      - can I trust what you say
      - which documents do you use
    answer: From the source that is named below, and from nothing else. Each answer names what it rests on.
    citations: [{passage}]
    evidence: stated

# Questions that people ask and that the source leaves open get an honest answer as gaps:
# gaps:
#   - id: opening-hours
#     question: When are you open?
#     paraphrases: [opening hours]
#     answer: The source says nothing about opening hours.
#     nearest: [answers-from]
"""

_SMALL_TALK = """\
# What people say besides asking, and what is said to it.
small_talk:
  - id: greeting
    question: Hello
    paraphrases: [hi, good morning, good evening, hey there]
    answer: Hello! What would you like to know?
  - id: thanks
    question: Thank you
    paraphrases: [thanks, thanks a lot, that helped]
    answer: You are welcome.
  - id: robot
    question: Are you a robot?
    paraphrases: [are you human, am I talking to a person]
    answer: I am a program. I find the answers that people have written, and write none of my own.
"""


def new_base(name: str, source: Source | None = None) -> dict[str, str]:
    """The files of a new base, by their names.

    Args:
        name: What it shall be called; its id is made from it.
        source: What it answers from; None puts one there that is to be replaced.
    """
    title = source.title if source else name.replace("-", " ").replace("_", " ").strip().capitalize() or "FAQ"
    given = source or _source()
    texts = {
        "id": slug_of(name) or "faq",
        "title": scalar(title),
        "notice": scalar(f"I answer from one source: {title}." if source else "I answer what is written down for me."),
        "question": scalar(FIRST_QUESTION),
        "passage": given.passages[0].id,
    }
    return {
        "knowledge.yaml": _HEAD + _KNOWLEDGE.format_map(texts),
        "sources.yaml": _HEAD + as_yaml(given),
        "entries.yaml": _HEAD + _ENTRIES.format_map(texts),
        "small-talk.yaml": _HEAD + _SMALL_TALK,
        SCHEMA_FILE: json.dumps(json_schema(), indent=2) + "\n",
    }


def write_base(folder: Path, files: dict[str, str]) -> None:
    """Write the files into a folder, which is made where it is not there.

    Raises:
        OSError: If that is not possible.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")


def _source() -> Source:
    passage = Passage(id="lead/1", section=LEAD, about="what the source is about")
    return Source(id="source", title="The source of these answers", passages=(passage,))
