from dataclasses import replace

import pytest
from bread import BREAD, FREEZES, KEEPS, RISES, answer, asked_back, greeting, knows, no_answer, reasons

from faqbot.rendering.blocks import Block, blocks
from faqbot.rendering.why import explain
from faqbot.repl.commands import Conversation, Response
from faqbot.reply import Reply
from faqbot.session import Session


def conversation(known: dict[str, Reply] | None = None) -> Conversation:
    """A conversation in which these questions are known."""
    return Conversation(BREAD, Session(BREAD, knows(known or {})), reasons)


HELP = [
    Block("answer", "Type a question in your own words. The number of a choice chooses it."),
    Block("choice", "what you can type here", "/help"),
    Block("choice", "what you can ask about; /topics NAME lists its questions", "/topics"),
    Block("choice", "where the answers come from", "/sources"),
    Block("choice", "why the last answer was given", "/why"),
    Block("choice", "leave (also Ctrl-D)", "/quit"),
]
STORAGE_TOPIC = [
    Block("heading", "Storage"),
    Block("choice", "How long does a loaf keep?", "-"),
    Block("choice", "Can I freeze bread?", "-"),
    Block("choice", "Which bag is best?", "-"),
]
SOURCES = [
    Block("heading", "Sources"),
    Block("source", "“The handbook”, 2010, https://bread.example/handbook", "-"),
    Block("source", "“The leaflet”", "-"),
]


def test_the_welcome_says_what_the_bot_answers_about() -> None:
    assert conversation().welcome() == [
        Block("answer", "I know one handbook."),
        Block("answer", "Ask a question, or type /help."),
    ]


def test_a_base_without_a_notice_is_welcomed_by_its_title() -> None:
    knowledge = replace(BREAD, notice=None)
    assert Conversation(knowledge, Session(knowledge, no_answer), reasons).welcome()[0] == Block(
        "answer", "Bread at home"
    )


def test_a_question_is_asked_and_its_reply_shown() -> None:
    known = answer(KEEPS, "how long")
    assert conversation({"how long": known}).respond("  how long \n") == Response(blocks(known))


@pytest.mark.parametrize("line", ["", "   ", "\t\n"])
def test_an_empty_line_shows_nothing(line: str) -> None:
    assert conversation().respond(line) == Response([])


@pytest.mark.parametrize("line", ["/help", "/HELP", "\\help", "help", "?", " /help  me "])
def test_help_lists_every_command(line: str) -> None:
    assert conversation().respond(line) == Response(HELP)


@pytest.mark.parametrize("line", ["/quit", "\\quit", "/Quit", "quit", "EXIT"])
def test_quit_leaves(line: str) -> None:
    assert conversation().respond(line) == Response([], leave=True)


def test_a_question_that_begins_with_a_command_word_is_a_question() -> None:
    known = answer(KEEPS, "help me keep it")
    assert conversation({"help me keep it": known}).respond("help me keep it") == Response(blocks(known))


def test_topics_are_listed_with_how_many_questions_they_have() -> None:
    assert conversation().respond("/topics").blocks == [
        Block("choice", "Storage (3)", "-"),
        Block("choice", "Yeast (1)", "-"),
    ]


@pytest.mark.parametrize("line", ["/topics Storage", "/topics storage!", "/topics  stor"])
def test_a_topic_is_found_by_a_part_of_its_name(line: str) -> None:
    assert conversation().respond(line).blocks == STORAGE_TOPIC


@pytest.mark.parametrize(
    ("line", "name"), [("/topics Cake", "Cake"), ("/topics ?!", "?!"), ("/topics \x1b", "\\u{1b}")]
)
def test_a_topic_that_is_not_there_is_named(line: str, name: str) -> None:
    assert conversation().respond(line).blocks == [Block("note", f"There is no topic “{name}”. /topics lists them.")]


def test_a_topic_is_found_by_its_whole_name_before_one_that_only_holds_it() -> None:
    knowledge = replace(BREAD, entries=(replace(KEEPS, topic="Yeast storage"), RISES))
    shown = Conversation(knowledge, Session(knowledge, no_answer), reasons).respond("/topics yeast")
    assert shown.blocks == [Block("heading", "Yeast"), Block("choice", "Why does dough rise?", "-")]


def test_sources_are_those_of_the_answer_before() -> None:
    talk = conversation({"freeze": answer(FREEZES)})
    assert talk.respond("/sources").blocks == SOURCES
    talk.respond("freeze")
    assert talk.respond("/sources").blocks == [
        Block("heading", "Sources"),
        Block("source", "“The handbook”, Storage (storage/1), https://bread.example/handbook", "[1]"),
    ]


def test_sources_are_all_of_them_after_a_reply_that_cites_none() -> None:
    talk = conversation({"freeze": answer(FREEZES), "hi": greeting()})
    talk.respond("freeze")
    talk.respond("hi")
    assert talk.respond("/sources").blocks == SOURCES


def test_why_explains_the_reply_before_whatever_command_came_between() -> None:
    reply = asked_back(KEEPS, FREEZES)
    talk = conversation({"bread": reply})
    talk.respond("bread")
    talk.respond("/topics")
    assert talk.respond("/why").blocks == explain(reasons(reply))


def test_why_has_nothing_to_explain_at_the_start() -> None:
    assert conversation().respond("/why").blocks == [
        Block("note", "Ask something first; then /why tells how the answer was found.")
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/topcs", "There is no command /topcs. Did you mean /topics?"),
        ("\\qiut now", "There is no command /qiut. Did you mean /quit?"),
        ("/xyz", "There is no command /xyz. /help lists the commands."),
        ("/\x1b[2J", "There is no command /\\u{1b}[2j. /help lists the commands."),
    ],
)
def test_a_command_that_is_not_there_is_put_right_and_never_asked(line: str, said: str) -> None:
    assert conversation({line: answer(KEEPS)}).respond(line) == Response([Block("note", said)])


def test_a_number_chooses_after_commands_too() -> None:
    talk = conversation({"bread": asked_back(KEEPS, RISES)})
    talk.respond("bread")
    talk.respond("/help")
    assert talk.respond("2").blocks == [
        Block("answer", "Yeast breathes out gas."),
        Block("answer", "Warmth speeds it up."),
    ]
