from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bread import BREAD, FREEZES, KEEPS, RISES, answer, answer_known, build_why, clarification, greeting, no_answer

from faqbot.channels.terminal.line_handler import LineHandler, Response
from faqbot.conversation.session import Session
from faqbot.knowledge.model import KnowledgeBase
from faqbot.rendering.blocks import Block, build_blocks
from faqbot.rendering.explanation import explain
from faqbot.replies.reply import Reply


def talking(
    knowledge: KnowledgeBase, ask: Callable[[str], Reply], keep: Callable[[Reply], None] | None = None
) -> LineHandler:
    return LineHandler(knowledge, lambda: Session(knowledge, ask), build_why, keep=keep)


def conversation(known: dict[str, Reply] | None = None) -> LineHandler:
    """A conversation in which these questions are known."""
    return talking(BREAD, answer_known(known or {}))


HELP = [
    Block("answer", "Type a question in your own words. The number of a choice chooses it."),
    Block("choice", "what you can type here", "/help:"),
    Block("choice", "the topics, or the questions of one", "/topics [TOPIC]:"),
    Block("choice", "where the last answer comes from", "/sources [N]:"),
    Block("choice", "what else there is about the last answer", "/more:"),
    Block("choice", "why the last reply was given", "/why:"),
    Block("choice", "write the conversation to a .md or .jsonl file", "/save FILE:"),
    Block("choice", "forget the conversation and what was typed", "/clear:"),
    Block("choice", "leave (also Ctrl-D)", "/quit:"),
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
    assert talking(knowledge, no_answer).welcome()[0] == Block("answer", "Bread at home")


def test_a_question_is_asked_and_its_reply_shown() -> None:
    known = answer(KEEPS, "how long")
    assert conversation({"how long": known}).respond("  how long \n") == Response(build_blocks(known))


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
    assert conversation({"help me keep it": known}).respond("help me keep it") == Response(build_blocks(known))


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
    shown = talking(knowledge, no_answer).respond("/topics yeast")
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
    reply = clarification(KEEPS, FREEZES)
    talk = conversation({"bread": reply})
    talk.respond("bread")
    talk.respond("/topics")
    assert talk.respond("/why").blocks == explain(build_why(reply))


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
    talk = conversation({"bread": clarification(KEEPS, RISES)})
    talk.respond("bread")
    talk.respond("/help")
    assert talk.respond("2").blocks == [
        Block("answer", "Yeast breathes out gas."),
        Block("answer", "Warmth speeds it up."),
    ]


def note(text: str) -> list[Block]:
    return [Block("note", text)]


def test_one_source_of_the_answer_before_is_shown_at_length() -> None:
    talk = conversation({"keeps": answer(KEEPS)})
    talk.respond("keeps")
    assert [block.text for block in talk.respond("/sources 1").blocks] == [
        "“The handbook”",
        "published: 2010",
        "address: https://bread.example/handbook",
        "section: Storage",
        "passage: storage/1",
        "about: how long a loaf keeps",
    ]
    assert talk.respond("/sources 2").blocks[4:] == [
        Block("source", "passage: references/1", "-"),
        Block("source", "about: Miller on stale bread", "-"),
    ]


@pytest.mark.parametrize("number", ["0", "3", "x", "-1", "²"])
def test_a_source_that_is_not_there_is_told_from_those_that_are(number: str) -> None:
    talk = conversation({"keeps": answer(KEEPS), "freeze": answer(FREEZES)})
    talk.respond("keeps")
    said = f"There is no source “{number}”. The last answer has the sources 1 to 2."
    assert talk.respond(f"/sources {number}").blocks == note(said)
    talk.respond("freeze")
    said = f"There is no source “{number}”. The last answer has one source: /sources 1."
    assert talk.respond(f"/sources {number}").blocks == note(said)


def test_a_reply_that_cites_nothing_has_no_source_of_a_number() -> None:
    said = "The last reply cites nothing. /sources lists what the answers come from."
    assert conversation().respond("/sources 1").blocks == note(said)


def test_more_lists_what_else_there_is_about_the_last_answer() -> None:
    talk = conversation({"keeps": answer(KEEPS)})
    talk.respond("keeps")
    assert talk.respond("/more").blocks == [
        Block("answer", "There is more about this:"),
        Block("choice", "Can I freeze bread?", "1."),
        Block("choice", "Which bag is best?", "2."),
        Block("note", "Type the number of your choice, or ask in other words."),
    ]
    assert talk.respond("2").blocks[0] == Block("answer", "Paper, for a day.")


def test_more_may_be_nothing() -> None:
    said = "There is no more about that. /topics lists what you can ask about."
    talk = conversation({"rise": answer(RISES)})
    assert talk.respond("/more").blocks == note(said)
    talk.respond("rise")
    assert talk.respond("/more").blocks == note(said)


def test_clear_forgets_the_conversation_and_what_was_typed() -> None:
    talk = conversation({"bread": clarification(KEEPS, RISES), "2": no_answer("2")})
    talk.respond("bread")
    assert talk.respond("/clear") == Response(note("What was said and what was typed is forgotten."), forget=True)
    assert talk.respond("/why").blocks == note("Ask something first; then /why tells how the answer was found.")
    assert talk.respond("2").blocks == build_blocks(no_answer("2"))


def test_a_conversation_is_saved_to_a_new_file_only(tmp_path: Path) -> None:
    talk = conversation({"keeps": answer(KEEPS)})
    file = tmp_path / "bread.md"
    assert talk.respond(f"/save {file}").blocks == note("There is nothing to save yet.")
    talk.respond("keeps")
    assert talk.respond("/save").blocks == note("Type /save and a file that ends with .md or .jsonl.")
    assert talk.respond("/save bread.txt").blocks == note("Type /save and a file that ends with .md or .jsonl.")
    assert talk.respond(f"/save {file}").blocks == note(f"The conversation is in {file}, which only you can read.")
    assert file.read_text(encoding="utf-8").startswith("# Bread at home\n")
    said = f"{file} cannot be written (it is there already). Name another file."
    assert talk.respond(f"/save {file}").blocks == note(said)
    nowhere = tmp_path / "no" / "bread.md"
    said = f"{nowhere} cannot be written (No such file or directory). Name another file."
    assert talk.respond(f"/save {nowhere}").blocks == note(said)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (".md", "Type /save and a file that ends with .md or .jsonl."),
        ("a\0.md", "a\\u{0}.md cannot be written (embedded null byte). Name another file."),
        (
            "~nobody-of-that-name/a.md",
            "~nobody-of-that-name/a.md cannot be written (Could not determine home directory.). Name another file.",
        ),
    ],
    ids=["no name", "no text", "nobody's home"],
)
def test_a_name_that_no_file_can_have_is_told(name: str, said: str) -> None:
    talk = conversation({"keeps": answer(KEEPS)})
    talk.respond("keeps")
    assert talk.respond(f"/save {name}").blocks == note(said)


def test_every_reply_is_kept_and_no_command() -> None:
    kept: list[Reply] = []
    talk = talking(BREAD, answer_known({"keeps": answer(KEEPS)}), kept.append)
    for line in ("keeps", "/topics", "", "no idea"):
        talk.respond(line)
    assert kept == [answer(KEEPS), no_answer("no idea")]


def test_a_transcript_that_cannot_be_written_ends_and_the_conversation_goes_on() -> None:
    def full(_: Reply) -> None:
        raise OSError(28, "No space left on device")

    talk = talking(BREAD, answer_known({"keeps": answer(KEEPS)}), full)
    said = "The transcript ends here: it cannot be written (No space left on device)."
    assert talk.respond("keeps").blocks == [*build_blocks(answer(KEEPS)), *note(said)]
    assert talk.respond("keeps").blocks == build_blocks(answer(KEEPS))
