"""Entries that are for some people only: in the base, in single questions, in conversations, on the command line."""

from pathlib import Path

import pytest
from command_line import faqbot

from faqbot import Clarification, FaqBot, KnowledgeError, load_knowledge

CANTEEN = """\
format: 1
id: canteen
entries:
  - {id: staff, question: When is lunch?, answer: At 11., tags: ["audience:staff"], follow_ups: [pay, place]}
  - {id: guests, question: When is lunch?, answer: At 12., tags: ["Audience: Guest", "audience:visitor"]}
  - {id: pay, question: How do I pay?, paraphrases: [payment], answer: With your card., meta: {audience: staff}}
  - {id: place, question: Where is the canteen?, paraphrases: [place of the canteen], answer: Upstairs., tags: [stairs]}
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    file = tmp_path / "canteen.yaml"
    file.write_text(CANTEEN, encoding="utf-8")
    return file


@pytest.fixture
def bot(base: Path) -> FaqBot:
    return FaqBot.load(base)


@pytest.mark.parametrize(
    ("question", "audience", "text"),
    [
        ("when is lunch?", "staff", "At 11."),
        ("when is lunch?", "GUEST", "At 12."),
        ("when is lunch?", "visitor", "At 12."),
        ("how do i pay", "staff", "With your card."),
        ("where is the canteen", "guest", "Upstairs."),
    ],
)
def test_an_entry_answers_those_whom_it_is_for(bot: FaqBot, question: str, audience: str, text: str) -> None:
    assert bot.ask(question, where={"audience": audience}).text == text


def test_an_entry_for_others_does_not_exist(bot: FaqBot) -> None:
    where = {"audience": "guest"}
    assert bot.ask("how do i pay", where=where).kind == "no_answer"
    assert {match.entry.id for match in bot.rank("how do i pay", where=where)} <= {"guests", "place"}
    assert [entry.id for entry in bot.restrict(where).knowledge.entries] == ["guests", "place"]
    assert bot.ask("when is lunch?", where={"audience": "nobody"}).kind == "no_answer"


def test_what_an_entry_does_not_mention_leaves_it_in(bot: FaqBot) -> None:
    assert bot.ask("when is lunch?", where={"audience": "staff", "country": "uk"}).text == "At 11."


def test_entries_with_one_question_are_asked_back_where_nothing_tells_them_apart(bot: FaqBot) -> None:
    reply = bot.ask("when is lunch?")
    assert isinstance(reply, Clarification)
    assert [(match.entry.id, match.confidence) for match in reply.ranking.matches[:2]] == [
        ("staff", 0.495),
        ("guests", 0.495),
    ]
    assert reply.ranking.is_tied


def test_a_conversation_keeps_its_circumstances(bot: FaqBot) -> None:
    session = bot.session(where={"audience": "staff"})
    assert [entry.id for entry in session.ask("when is lunch?").follow_ups] == ["pay", "place"]
    assert session.ask("1").text == "With your card."
    visitor = bot.session(session.to_json(), where={"audience": "visitor"})
    assert visitor.ask("when is lunch?").text == "At 12."


def test_a_restricted_reply_can_be_explained(bot: FaqBot) -> None:
    restricted = bot.restrict({"audience": "guest"})
    why = restricted.why(restricted.ask("when is lunch?"))
    assert why.evidence is not None
    assert (why.evidence.item.id, why.evidence.verbatim) == ("guests", True)


def test_bots_for_the_same_circumstances_are_made_once(bot: FaqBot) -> None:
    assert bot.restrict({"audience": "staff"}) is bot.restrict({"audience": "staff"})
    assert bot.restrict({}) is bot


def test_one_question_in_two_entries_needs_different_values_of_one_condition(base: Path) -> None:
    base.write_text(CANTEEN.replace('"Audience: Guest", "audience:visitor"', "stairs"), encoding="utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(base)
    assert str(caught.value) == (
        f'{base}:5:28: phrasing "When is lunch?" is already used at {base}:4:27, under entry "staff"; '
        "keep it where its answer is"
    )


def test_the_command_line_takes_circumstances(base: Path) -> None:
    command = ("--knowledge", str(base), "ask", "when", "is", "lunch", "--where")
    assert faqbot(*command, "audience=guest").stdout == b"At 12.\n"
    done = faqbot(*command, "audience")
    assert done.returncode == 2
    assert done.stderr.decode().endswith("argument --where: write a name and a value, such as audience=staff\n")
    said = faqbot("--knowledge", str(base), "chat", "--where", "audience=staff", typed=b"when is lunch?\n")
    assert said.stdout.decode().startswith("At 11.\n")


def test_choices_with_one_question_are_shown_with_their_tags(base: Path) -> None:
    assert faqbot("--knowledge", str(base), "ask", "when is lunch?").stdout.decode().splitlines()[2:4] == [
        "  - When is lunch? (audience:staff)",
        "  - When is lunch? (Audience: Guest, audience:visitor)",
    ]


@pytest.mark.hazard(id="made-up-circumstances")
def test_circumstances_that_no_entry_has_make_no_further_bot(bot: FaqBot) -> None:
    assert bot.restrict({"country": "uk", "moon": "full"}) is bot
    nobody = bot.restrict({"audience": "nobody"})
    assert all(bot.restrict({"audience": f"nobody {number}", "moon": str(number)}) is nobody for number in range(200))
    assert bot.restrict({"AUDIENCE": "Staff"}) is bot.restrict({"audience": "staff"})
