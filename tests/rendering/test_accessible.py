from dataclasses import replace

from bread import BREAD, KEEPS, RISES, answer, clarification, greeting, no_answer

from faqbot.knowledge.messages import Messages
from faqbot.matching.ranking import Correction, Ranking
from faqbot.rendering.accessible import build_accessible_blocks
from faqbot.rendering.blocks import Block
from faqbot.replies.reply import Answer


def test_every_part_of_an_answer_is_named_in_words() -> None:
    assert build_accessible_blocks(answer(KEEPS, corrections=(Correction("kep", "keep"),))) == [
        Block("note", "I read kep as keep."),
        Block("answer", "Answer: About three days at room temperature."),
        Block("evidence", "How sure is this? the handbook reports this"),
        Block("heading", "Sources:"),
        Block("source", "“The handbook”, 2010, https://bread.example/handbook"),
        Block("source", "Storage (storage/1)", "1."),
        Block(
            "source",
            "References (references/1), Miller on stale bread",
            "2.",
        ),
        Block("heading", "You may also want to know:"),
        Block("choice", "Can I freeze bread?", "1."),
        Block("choice", "Which bag is best?", "2."),
    ]


def test_an_answer_of_several_lines_is_labelled_once() -> None:
    assert build_accessible_blocks(answer(RISES)) == [
        Block("answer", "Answer: Yeast breathes out gas."),
        Block("answer", "Warmth speeds it up."),
    ]


def test_every_kind_of_reply_is_labelled_as_an_answer() -> None:
    assert build_accessible_blocks(clarification(KEEPS, RISES))[0].text.startswith(
        "Answer: I am not sure what you mean."
    )
    assert build_accessible_blocks(no_answer("carburettor"))[0].text.startswith("Answer: I don't know.")
    assert build_accessible_blocks(greeting()) == [Block("answer", "Answer: Hello! Ask me about bread.")]


def test_the_label_is_in_the_words_of_the_base() -> None:
    german = replace(BREAD, messages=Messages(answer="Antwort", sources="Quellen"))
    reply = Answer(knowledge=german, ranking=Ranking(question="?"), entry=KEEPS)
    assert [part.text for part in build_accessible_blocks(reply)][:4:2] == [
        "Antwort: About three days at room temperature.",
        "Quellen:",
    ]
