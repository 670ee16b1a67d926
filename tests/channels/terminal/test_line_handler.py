import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bread import (
    BREAD,
    FREEZES,
    KEEPS,
    RISES,
    StubBot,
    answer,
    answer_known,
    build_why,
    clarification,
    greeting,
    no_answer,
    open_session,
)

from faqbot.channels.terminal.line_handler import LineHandler, Response
from faqbot.channels.terminal.reasons import tell_reasons
from faqbot.channels.terminal.texts import TerminalTexts
from faqbot.conversation.logged_session import LoggedSession
from faqbot.knowledge.model import KnowledgeBase
from faqbot.rendering.blocks import Block, build_blocks
from faqbot.rendering.explanation import explain
from faqbot.replies.reply import Reply
from faqbot.storage.question_log import QuestionLog


def build_handler(
    knowledge: KnowledgeBase, ask: Callable[[str], Reply], transcribe: Callable[[Reply], None] | None = None
) -> LineHandler:
    return LineHandler(knowledge, lambda: open_session(knowledge, ask), build_why, transcribe=transcribe)


def handler_with(known: dict[str, Reply] | None = None) -> LineHandler:
    """Build a handler that knows the replies to these questions."""
    return build_handler(BREAD, answer_known(known or {}))


HELP = [
    Block("answer", "Type a question in your own words, or the number of a choice."),
    Block("choice", "list what you can type here", "/help:"),
    Block("choice", "list the topics, or the questions of one topic", "/topics [TOPIC]:"),
    Block("choice", "show where the last answer comes from", "/sources [N]:"),
    Block("choice", "list what else there is about the last answer", "/more:"),
    Block("choice", "explain why the last reply was given (-v: in detail)", "/why [-v]:"),
    Block("choice", "say that the last reply helped (needs --log FILE)", "/good:"),
    Block("choice", "say that it did not help, and log its question", "/bad:"),
    Block("choice", "write the conversation to a .md or .jsonl file", "/save FILE:"),
    Block("choice", "forget the conversation and the lines you typed", "/clear:"),
    Block("choice", "leave (also Ctrl-D)", "/quit:"),
]
STORAGE_TOPIC = [
    Block("heading", "Storage"),
    Block("choice", "How long does a loaf keep?", "1."),
    Block("choice", "Can I freeze bread?", "2."),
    Block("choice", "Which bag is best?", "3."),
]
SOURCES = [
    Block("heading", "Sources"),
    Block("source", "“The handbook”, 2010, https://bread.example/handbook", "-"),
    Block("source", "“The leaflet”", "-"),
]


def test_the_welcome_names_the_subject_of_the_base() -> None:
    assert handler_with().build_welcome() == [
        Block("answer", "I know one handbook."),
        Block("answer", "Ask a question, or type /help."),
    ]


def test_the_welcome_of_a_base_without_a_notice_is_its_title() -> None:
    knowledge = replace(BREAD, notice=None)
    assert build_handler(knowledge, no_answer).build_welcome()[0] == Block("answer", "Bread at home")


def test_a_question_gets_the_blocks_of_its_reply() -> None:
    known = answer(KEEPS, "how long")
    assert handler_with({"how long": known}).respond("  how long \n") == Response(build_blocks(known))


@pytest.mark.parametrize("line", ["", "   ", "\t\n"])
def test_an_empty_line_shows_nothing(line: str) -> None:
    assert handler_with().respond(line) == Response([])


@pytest.mark.parametrize("line", ["/help", "/HELP", "\\help", "help", "?", " /help  me "])
def test_help_lists_every_command(line: str) -> None:
    assert handler_with().respond(line) == Response(HELP)


@pytest.mark.parametrize("line", ["/quit", "\\quit", "/Quit", "quit", "EXIT"])
def test_quit_leaves(line: str) -> None:
    assert handler_with().respond(line) == Response([], leave=True)


def test_a_question_that_begins_with_a_command_word_is_a_question() -> None:
    known = answer(KEEPS, "help me keep it")
    assert handler_with({"help me keep it": known}).respond("help me keep it") == Response(build_blocks(known))


def test_topics_are_listed_with_their_number_of_questions() -> None:
    assert handler_with().respond("/topics").blocks == [
        Block("choice", "Storage (3)", "1."),
        Block("choice", "Yeast (1)", "2."),
    ]


@pytest.mark.parametrize("line", ["/topics Storage", "/topics storage!", "/topics  stor"])
def test_a_topic_is_found_by_a_part_of_its_name(line: str) -> None:
    assert handler_with().respond(line).blocks == STORAGE_TOPIC


@pytest.mark.parametrize(
    ("line", "name"), [("/topics Cake", "Cake"), ("/topics ?!", "?!"), ("/topics \x1b", "\\u{1b}")]
)
def test_an_unknown_topic_is_named(line: str, name: str) -> None:
    assert handler_with().respond(line).blocks == note(f"There is no topic “{name}”. /topics lists all topics.")


def test_a_topic_with_exactly_this_name_comes_before_one_that_contains_it() -> None:
    knowledge = replace(BREAD, entries=(replace(KEEPS, topic="Yeast storage"), RISES))
    shown = build_handler(knowledge, no_answer).respond("/topics yeast")
    assert shown.blocks == [Block("heading", "Yeast"), Block("choice", "Why does dough rise?", "1.")]


def test_sources_are_those_of_the_last_answer() -> None:
    handler = handler_with({"freeze": answer(FREEZES)})
    assert handler.respond("/sources").blocks == SOURCES
    handler.respond("freeze")
    assert handler.respond("/sources").blocks == [
        Block("heading", "Sources"),
        Block("source", "“The handbook”, 2010, https://bread.example/handbook"),
        Block("source", "Storage (storage/1)", "[1]"),
    ]


def test_all_sources_are_listed_after_a_reply_that_cites_none() -> None:
    handler = handler_with({"freeze": answer(FREEZES), "hi": greeting()})
    handler.respond("freeze")
    handler.respond("hi")
    assert handler.respond("/sources").blocks == SOURCES


def test_why_explains_the_last_reply_even_after_other_commands() -> None:
    reply = clarification(KEEPS, FREEZES)
    handler = handler_with({"bread": reply})
    handler.respond("bread")
    handler.respond("/topics")
    assert handler.respond("/why").blocks == tell_reasons(build_why(reply), TerminalTexts("en"))
    assert handler.respond("/why -v").blocks == explain(build_why(reply))


def test_why_has_nothing_to_explain_at_the_start() -> None:
    assert handler_with().respond("/why").blocks == [
        Block("note", "Ask something first. /why is about the last reply.")
    ]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("/topcs", "There is no command /topcs. Did you mean /topics?"),
        ("\\qiut now", "There is no command /qiut. Did you mean /quit?"),
        ("/xyz", "There is no command /xyz. /help lists the commands."),
        ("/\x1b[2J", "There is no command /\\u{1b}[2j. /help lists the commands."),
    ],
)
def test_an_unknown_command_gets_a_suggestion_and_is_not_asked(line: str, text: str) -> None:
    assert handler_with({line: answer(KEEPS)}).respond(line) == Response([Block("note", text)])


def test_a_number_still_chooses_after_a_command() -> None:
    handler = handler_with({"bread": clarification(KEEPS, RISES)})
    handler.respond("bread")
    handler.respond("/help")
    assert handler.respond("2").blocks == [
        Block("answer", "Yeast breathes out gas."),
        Block("answer", "Warmth speeds it up."),
    ]


def note(text: str) -> list[Block]:
    return [Block("note", text)]


def test_one_source_of_the_last_answer_is_shown_in_detail() -> None:
    handler = handler_with({"keeps": answer(KEEPS)})
    handler.respond("keeps")
    assert [block.text for block in handler.respond("/sources 1").blocks] == [
        "“The handbook”",
        "published: 2010",
        "address: https://bread.example/handbook",
        "section: Storage",
        "place: 1 of 1",
        "passage: storage/1",
        "about: how long a loaf keeps",
    ]
    assert handler.respond("/sources 2").blocks[5:] == [
        Block("source", "passage: references/1", "-"),
        Block("source", "about: Miller on stale bread", "-"),
    ]


@pytest.mark.parametrize("number", ["0", "3", "x", "-1", "²"])
def test_a_wrong_source_number_gets_the_valid_ones(number: str) -> None:
    handler = handler_with({"keeps": answer(KEEPS), "freeze": answer(FREEZES)})
    handler.respond("keeps")
    text = f"There is no source “{number}”. The last one is number 2."
    assert handler.respond(f"/sources {number}").blocks == note(text)
    handler.respond("freeze")
    text = f"There is no source “{number}”. The last one is number 1."
    assert handler.respond(f"/sources {number}").blocks == note(text)


def test_a_reply_that_cites_nothing_has_no_numbered_source() -> None:
    handler = handler_with({"cost": no_answer("cost")})
    assert handler.respond("/sources 1").blocks == note("Ask something first. /sources is about the last reply.")
    handler.respond("cost")
    assert handler.respond("/sources 1").blocks == note("The last reply cites no source. /sources lists all sources.")


def test_more_lists_what_else_there_is_about_the_last_answer() -> None:
    handler = handler_with({"keeps": answer(KEEPS)})
    handler.respond("keeps")
    assert handler.respond("/more").blocks == [
        Block("answer", "There is more about this:"),
        Block("choice", "Can I freeze bread?", "1."),
        Block("choice", "Which bag is best?", "2."),
        Block("note", "Type the number of your choice, or ask in other words."),
    ]
    assert handler.respond("2").blocks[0] == Block("answer", "Paper, for a day.")


def test_more_says_when_there_is_nothing_more() -> None:
    handler = handler_with({"rise": answer(RISES)})
    assert handler.respond("/more").blocks == note("Ask something first. /more is about the last reply.")
    handler.respond("rise")
    assert handler.respond("/more").blocks == note(
        "There is nothing more about that. /topics lists what you can ask about."
    )


def test_clear_forgets_the_conversation_and_the_typed_lines() -> None:
    handler = handler_with({"bread": clarification(KEEPS, RISES), "2": no_answer("2")})
    handler.respond("bread")
    assert handler.respond("/clear") == Response(
        note("The conversation and the lines you typed are forgotten."), forget=True
    )
    assert handler.respond("/why").blocks == note("Ask something first. /why is about the last reply.")
    assert handler.respond("2").blocks == [
        Block("answer", "There is no such number to choose. Please ask your question in words.")
    ]


def test_a_conversation_is_saved_only_to_a_new_file(tmp_path: Path) -> None:
    handler = handler_with({"keeps": answer(KEEPS)})
    file = tmp_path / "bread.md"
    assert handler.respond(f"/save {file}").blocks == note("There is nothing to save yet.")
    handler.respond("keeps")
    assert handler.respond("/save").blocks == note("Type /save and a file name that ends with .md or .jsonl.")
    assert handler.respond("/save bread.txt").blocks == note("Type /save and a file name that ends with .md or .jsonl.")
    text = f"The conversation was saved to {file}, which only you can read."
    assert handler.respond(f"/save {file}").blocks == note(text)
    assert file.read_text(encoding="utf-8").startswith("# Bread at home\n")
    text = f"{file} cannot be written (it already exists). Name another file."
    assert handler.respond(f"/save {file}").blocks == note(text)
    nowhere = tmp_path / "no" / "bread.md"
    text = f"{nowhere} cannot be written (No such file or directory). Name another file."
    assert handler.respond(f"/save {nowhere}").blocks == note(text)


def null_byte_error() -> str:
    """Return the message of this version of Python for a file name with a null byte."""
    with pytest.raises(ValueError, match="embedded null") as caught:
        os.open("a\0.md", os.O_RDONLY)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".md", "Type /save and a file name that ends with .md or .jsonl."),
        ("a\0.md", f"a\\u{{0}}.md cannot be written ({null_byte_error()}). Name another file."),
        (
            "~nobody-of-that-name/a.md",
            "~nobody-of-that-name/a.md cannot be written (Could not determine home directory.). Name another file.",
        ),
    ],
    ids=["no name", "null byte", "unknown user"],
)
def test_a_name_that_no_file_can_have_is_reported(name: str, text: str) -> None:
    handler = handler_with({"keeps": answer(KEEPS)})
    handler.respond("keeps")
    assert handler.respond(f"/save {name}").blocks == note(text)


def test_every_reply_is_transcribed_and_no_command() -> None:
    transcribed: list[Reply] = []
    handler = build_handler(BREAD, answer_known({"keeps": answer(KEEPS)}), transcribed.append)
    for line in ("keeps", "/topics", "", "no idea"):
        handler.respond(line)
    assert transcribed == [answer(KEEPS), no_answer("no idea")]


def test_a_transcript_that_cannot_be_written_ends_without_ending_the_conversation() -> None:
    def fail_to_write(_: Reply) -> None:
        raise OSError(28, "No space left on device")

    handler = build_handler(BREAD, answer_known({"keeps": answer(KEEPS)}), fail_to_write)
    text = "The transcript ends here because it cannot be written (No space left on device)."
    assert handler.respond("keeps").blocks == [*build_blocks(answer(KEEPS)), *note(text)]
    assert handler.respond("keeps").blocks == build_blocks(replace(answer(KEEPS), repeated=True))


def test_a_topic_is_chosen_by_its_number_and_then_a_question() -> None:
    handler = handler_with()
    handler.respond("/topics")
    assert handler.respond("1").blocks == STORAGE_TOPIC
    assert handler.respond("3").blocks[0] == Block("answer", "Paper, for a day.")


def test_a_unique_beginning_of_a_command_runs_it() -> None:
    assert handler_with().respond("/to storage").blocks == STORAGE_TOPIC
    assert handler_with().respond("/qu").leave
    assert handler_with().respond("/s").blocks[0].text.startswith("There is no command /s.")


def test_good_and_bad_rate_the_last_reply_in_the_log(tmp_path: Path) -> None:
    log = QuestionLog(tmp_path / "log", today=lambda: date(2026, 1, 1))
    known: dict[str, Reply] = {"how long": answer(KEEPS), "frozen": answer(FREEZES, "frozen")}
    bot = StubBot(BREAD, answer_known(known))
    handler = LineHandler(BREAD, lambda: LoggedSession(bot, log), build_why)
    assert handler.respond("/good").blocks == note("Ask something first. /good is about the last reply.")
    assert handler.respond("/bad").blocks == note("Ask something first. /bad is about the last reply.")
    handler.respond("how long")
    assert handler.respond("/good").blocks == note("Thank you for saying that the last reply helped.")
    handler.respond("frozen")
    assert handler.respond("/bad").blocks == note("Thank you for saying that the last reply did not help.")
    assert [(row.outcome, row.question) for row in log.read()] == [("unhelpful", "frozen")]
    assert log.count() == (
        ("2026-01-01", "storage-freezing", "answered", 1),
        ("2026-01-01", "storage-freezing", "unhelpful", 1),
        ("2026-01-01", "storage-time", "answered", 1),
        ("2026-01-01", "storage-time", "helpful", 1),
    )


def test_small_talk_cannot_be_rated(tmp_path: Path) -> None:
    log = QuestionLog(tmp_path / "log")
    bot = StubBot(BREAD, answer_known({"hello": greeting("hello")}))
    handler = LineHandler(BREAD, lambda: LoggedSession(bot, log), build_why)
    handler.respond("hello")
    said = note("Alerts and small talk are not logged, so the last reply cannot be rated.")
    assert (handler.respond("/good").blocks, handler.respond("/bad").blocks) == (said, said)
    assert log.count() == ()


@pytest.mark.hazard(id="exposed-question")
@pytest.mark.parametrize("line", ["/good", "/bad"])
def test_without_a_log_a_rating_is_not_counted_and_that_is_said(line: str) -> None:
    handler = handler_with({"how long": answer(KEEPS)})
    handler.respond("how long")
    said = note("This conversation is not logged, so nothing is counted. --log FILE names a log.")
    assert handler.respond(line).blocks == said
