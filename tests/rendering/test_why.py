import pytest
from bread import BAG, BREAD, FREEZES, GLUTEN, KEEPS, RISES, answer, asked_back, gap_answer, greeting, match, no_answer

from faqbot.rendering.blocks import Block
from faqbot.rendering.why import explain
from faqbot.reply import Answer, Correction, Match, Ranking, Reason


def test_an_answer_is_explained_by_its_closest_phrasings_and_the_words_that_were_read() -> None:
    ranking = Ranking(
        question="when does a loef go stale in the larder",
        matches=(
            Match(entry=KEEPS, phrasing="when does bread go stale", confidence=0.876),
            match(FREEZES, 0.3),
            match(BAG, 0.2),
            match(RISES, 0.1),
        ),
        gap=match(GLUTEN, 0.05),
        corrections=(Correction("loef", "loaf"),),
        unknown=("larder", "pantry"),
    )
    assert explain(Answer(knowledge=BREAD, ranking=ranking, entry=KEEPS)) == [
        Block("answer", "Answered from the entry “storage-time”, confidence 88%."),
        Block("choice", "88% How long does a loaf keep? (closest phrasing: “when does bread go stale”)", "-"),
        Block("choice", "30% Can I freeze bread? (closest phrasing: “Can I freeze bread?”)", "-"),
        Block("choice", "20% Which bag is best? (closest phrasing: “Which bag is best?”)", "-"),
        Block("choice", "5% known gap: Is it safe for coeliacs?", "-"),
        Block("note", "“loef” was read as “loaf”."),
        Block("note", "Words that no entry knows: “larder”, “pantry”."),
    ]


def test_a_clarification_is_explained_by_how_close_its_choices_are() -> None:
    assert explain(asked_back(FREEZES, BAG)) == [
        Block(
            "answer", "Asked back: the best entries are too close to each other, or not close enough to the question."
        ),
        Block("choice", "40% Can I freeze bread? (closest phrasing: “Can I freeze bread?”)", "-"),
        Block("choice", "40% Which bag is best? (closest phrasing: “Which bag is best?”)", "-"),
    ]


def test_a_gap_is_explained_by_its_question() -> None:
    assert explain(gap_answer()) == [
        Block("answer", "Not answered: the question is one that the source is known not to answer."),
        Block("choice", "20% How long does a loaf keep? (closest phrasing: “How long does a loaf keep?”)", "-"),
        Block("choice", "80% known gap: Is it safe for coeliacs?", "-"),
    ]


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        ("gap", "the question is one that the source is known not to answer"),
        ("stale", "the source has changed since the entry was last looked at"),
        ("guard", "the question names something that the nearest entry is not about"),
        ("low", "no entry is close enough"),
        ("language", "the question is not in the language of the base"),
        ("empty", "nothing was asked"),
        ("too_long", "the question is too long"),
    ],
)
def test_every_reason_is_explained(reason: Reason, why: str) -> None:
    assert explain(no_answer("?", reason)) == [Block("answer", f"Not answered: {why}.")]


def test_small_talk_is_explained_by_its_name() -> None:
    assert explain(greeting()) == [Block("answer", "Taken for small talk: “greeting”.")]


def test_what_was_typed_does_not_steer_the_terminal() -> None:
    assert explain(no_answer("?", unknown=("\x1b[2J",))) == [
        Block("answer", "Not answered: no entry is close enough."),
        Block("note", r"Words that no entry knows: “\u{1b}[2J”."),
    ]
    assert explain(answer(BAG, corrections=(Correction("\x1b[2J", "bag"),)))[-1] == Block(
        "note", r"“\u{1b}[2J” was read as “bag”."
    )
