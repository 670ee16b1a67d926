from dataclasses import replace

import pytest
from bread import (
    BAG,
    BREAD,
    FREEZES,
    GLUTEN,
    HANDBOOK,
    KEEPS,
    LEAFLET,
    MILLER,
    RISES,
    STORAGE,
    answer,
    clarification,
    gap_answer,
    greeting,
    match,
    no_answer,
)

from faqbot.knowledge.messages import Messages
from faqbot.knowledge.notices import AlertRule
from faqbot.knowledge.sources import Citation, Passage
from faqbot.matching.ranking import Correction, Ranking
from faqbot.rendering.blocks import (
    Block,
    build_blocks,
    build_link,
    describe_citation,
    describe_source,
    list_choices,
    list_sources,
)
from faqbot.replies.reply import Answer, NoAnswer, Reason


def test_an_answer_shows_its_evidence_its_sources_and_what_to_ask_next() -> None:
    assert build_blocks(answer(KEEPS)) == [
        Block("answer", "About three days at room temperature."),
        Block("evidence", "How sure is this? the handbook reports this"),
        Block("heading", "Sources"),
        Block("source", "“The handbook”, 2010, https://bread.example/handbook"),
        Block("source", "Storage (storage/1)", "[1]"),
        Block(
            "source",
            "References (references/1), Miller on stale bread",
            "[2]",
        ),
        Block("heading", "You may also want to know:"),
        Block("choice", "Can I freeze bread?", "1."),
        Block("choice", "Which bag is best?", "2."),
    ]


def test_an_answer_without_evidence_sources_and_follow_ups_is_its_text_line_by_line() -> None:
    assert build_blocks(answer(RISES)) == [
        Block("answer", "Yeast breathes out gas."),
        Block("answer", "Warmth speeds it up."),
    ]


def test_corrections_come_first() -> None:
    corrections = (Correction("baag", "bag"), Correction("bst", "best"))
    assert build_blocks(answer(BAG, corrections=corrections)) == [
        Block("note", "I read baag as bag."),
        Block("note", "I read bst as best."),
        Block("answer", "Paper, for a day."),
    ]


def test_a_second_part_of_the_question_is_offered_before_the_follow_ups_and_once() -> None:
    ranking = Ranking(question="keep and rise")
    reply = Answer(knowledge=BREAD, ranking=ranking, entry=replace(KEEPS, citations=()), also=(RISES, BAG))
    assert [block.text for block in build_blocks(reply) if block.kind == "choice"] == [
        "Why does dough rise?",
        "Which bag is best?",
        "Can I freeze bread?",
    ]


def test_a_clarification_lists_its_choices_and_says_how_to_choose() -> None:
    assert build_blocks(clarification(FREEZES, BAG)) == [
        Block("answer", "I am not sure what you mean. Did you mean one of these?"),
        Block("choice", "Can I freeze bread?", "1."),
        Block("choice", "Which bag is best?", "2."),
        Block("note", "Type the number of your choice, or ask in other words."),
    ]


def test_a_known_gap_shows_its_text_and_the_nearest_questions() -> None:
    assert build_blocks(gap_answer()) == [
        Block("answer", "The handbook says nothing about gluten."),
        Block("heading", "What I can tell you about:"),
        Block("choice", "How long does a loaf keep?", "1."),
        Block("answer", "Ask your baker."),
    ]


def test_a_lost_person_sees_the_topics_after_a_gap_and_what_is_nearest() -> None:
    assert build_blocks(replace(gap_answer(), lost=1)) == [
        Block("answer", "The handbook says nothing about gluten."),
        Block("heading", "What I can tell you about:"),
        Block("choice", "How long does a loaf keep?", "1."),
        Block("answer", "You can ask me about: Storage, Yeast."),
        Block("answer", "Ask your baker."),
    ]


def test_a_lost_person_sees_the_topics_after_the_choices() -> None:
    assert build_blocks(replace(clarification(KEEPS, FREEZES), lost=1)) == [
        Block("answer", "I am not sure what you mean. Did you mean one of these?"),
        Block("choice", "How long does a loaf keep?", "1."),
        Block("choice", "Can I freeze bread?", "2."),
        Block("note", "Type the number of your choice, or ask in other words."),
        Block("answer", "You can ask me about: Storage, Yeast."),
        Block("answer", "Ask your baker."),
    ]


def test_follow_ups_on_request_have_an_introduction_of_their_own() -> None:
    assert build_blocks(replace(clarification(KEEPS, FREEZES), more=True))[0] == Block(
        "answer", "There is more about this:"
    )


STALE = (
    "I did have an answer to this, but its source has changed since a person last checked it."
    " I will not give it until somebody has looked at it again."
)


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        ("low", "I don't know. None of the answers that I was given fits your question."),
        ("stale", STALE),
        ("language", "I understand English only. Please ask me in English."),
        ("guard", "I don't know. The closest answer that I have is about something else."),
        ("empty", "You have not asked anything yet."),
    ],
)
def test_every_reason_for_no_answer_has_its_sentence_and_the_contact(reason: Reason, why: str) -> None:
    assert build_blocks(no_answer("?", reason)) == [
        Block("answer", why),
        Block("answer", "You can ask me about: Storage, Yeast."),
        Block("answer", "Ask your baker."),
    ]


def test_the_reply_to_a_question_that_is_too_long_names_the_limit() -> None:
    reply = NoAnswer(knowledge=BREAD, ranking=Ranking(question="x"), reason="too_long", limit=4000)
    assert build_blocks(reply)[0] == Block(
        "answer", "That is more than I can read at once (at most 4000 characters). Please ask a shorter question."
    )


def test_small_talk_is_only_its_text() -> None:
    assert build_blocks(greeting()) == [Block("answer", "Hello! Ask me about bread.")]


def test_the_sentences_of_a_base_replace_the_defaults() -> None:
    messages = Messages(
        scope="Frag nach {topics}.", unknown="Weiß ich nicht.", corrected="{to} statt {from}", sources="Quellen"
    )
    german = replace(BREAD, messages=messages, contact=None)
    unknown = NoAnswer(knowledge=german, ranking=Ranking(question="?"), reason="low")
    assert build_blocks(unknown) == [Block("answer", "Weiß ich nicht."), Block("answer", "Frag nach Storage, Yeast.")]
    ranking = Ranking(question="?", corrections=(Correction("baag", "bag"),))
    assert build_blocks(Answer(knowledge=german, ranking=ranking, entry=FREEZES)) == [
        Block("note", "bag statt baag"),
        Block("answer", "Yes, for up to three months."),
        Block("heading", "Quellen"),
        Block("source", "“The handbook”, 2010, https://bread.example/handbook"),
        Block("source", "Storage (storage/1)", "[1]"),
    ]


def test_no_text_of_a_base_controls_the_terminal() -> None:
    bad = "\x1b[31mred\u202e"
    shown = r"\u{1b}[31mred\u{202e}"
    source = replace(HANDBOOK, title=bad, published=None, url=None)
    citation = Citation(source=source, passage=Passage(id="a/1", section="A", about="a"))
    follow_up = replace(BAG, question=bad)
    entry = replace(KEEPS, answer=bad, citations=(citation,), follow_ups=("storage-bag",))
    knowledge = replace(
        BREAD, entries=(entry, follow_up), evidence_levels={"reported": bad}, messages=Messages(also=bad, sources=bad)
    )
    ranking = Ranking(question="?", corrections=(Correction(bad, "bag"),))
    assert build_blocks(Answer(knowledge=knowledge, ranking=ranking, entry=entry)) == [
        Block("note", f"I read {shown} as bag."),
        Block("answer", shown),
        Block("evidence", f"How sure is this? {shown}"),
        Block("heading", shown),
        Block("source", f"“{shown}”"),
        Block("source", "A (a/1)", "[1]"),
        Block("heading", shown),
        Block("choice", shown, "1."),
    ]


LOAF = Passage(id="storage/2", section="Storage", about="a", begins="A loaf, half-eaten,", ends="in a bag.", line=12)


def test_a_source_shows_its_title_date_and_address_as_far_as_they_are_known() -> None:
    assert describe_source(HANDBOOK) == "“The handbook”, 2010, https://bread.example/handbook"
    assert describe_source(LEAFLET) == "“The leaflet”"


def test_a_citation_shows_the_section_and_the_id_of_its_passage_and_the_subject_of_a_reference() -> None:
    assert describe_citation(Citation(source=HANDBOOK, passage=STORAGE)) == "Storage (storage/1)"
    reference = Citation(source=LEAFLET, passage=MILLER)
    assert describe_citation(reference) == "References (references/1), Miller on stale bread"


def test_a_citation_shows_where_in_its_section_a_passage_is_and_its_first_and_last_words_and_line() -> None:
    source = replace(LEAFLET, passages=(STORAGE, LOAF, MILLER))
    assert describe_citation(Citation(source=source, passage=LOAF)) == (
        "Storage, passage 2 of 2 (storage/2), “A loaf, half-eaten, …” to “… in a bag.”, line 12"
    )


def test_a_passage_of_a_source_with_an_address_has_a_link_to_its_words() -> None:
    link = "https://bread.example/handbook#:~:text=A%20loaf%2C%20half%2Deaten%2C,in%20a%20bag%2E"
    citation = Citation(source=replace(HANDBOOK, passages=(LOAF,)), passage=LOAF)
    assert build_link(citation) == link
    assert describe_citation(citation).endswith(f", line 12, {link}")
    assert build_link(Citation(source=LEAFLET, passage=LOAF)) == ""


def test_each_source_is_shown_once_above_its_passages() -> None:
    first, second = (Citation(source=HANDBOOK, passage=each) for each in (STORAGE, MILLER))
    other = Citation(source=LEAFLET, passage=LOAF)
    assert [block.text.split(",")[0] for block in list_sources((first, second, other), "Sources")] == [
        "Sources", "“The handbook”", "Storage (storage/1)", "References (references/1)", "“The leaflet”",
        "Storage (storage/2)",
    ]  # fmt: skip


def test_a_passage_that_only_dates_the_answer_is_shown_as_such() -> None:
    shown = build_blocks(answer(replace(KEEPS, dated_by=("references/1",))))
    assert Block("source", "References (references/1), Miller on stale bread, only for the date", "[2]") in shown


def test_a_heading_without_a_list_is_not_shown() -> None:
    assert list_sources((), "Sources") == []
    assert list_choices("You may also want to know:", ()) == []


def test_a_list_without_a_heading_is_shown() -> None:
    assert list_choices("", (BAG,)) == [Block("choice", "Which bag is best?", "1.")]


def test_an_alert_stands_alone() -> None:
    alert, caution = AlertRule(id="fire", text="Get\x1b out!"), AlertRule(id="diet", text="Ask a doctor.")
    assert build_blocks(answer(FREEZES).with_notices(alert, caution)) == [Block("alert", "Get\\u{1b} out!")]


def test_only_the_text_of_a_related_entry_follows_an_alert() -> None:
    alert = AlertRule(id="fire", text="Get out!", related=(FREEZES.id,))
    assert build_blocks(answer(FREEZES).with_notices(alert, None)) == [
        Block("alert", "Get out!"),
        Block("answer", "Yes, for up to three months."),
    ]


def test_a_gentle_alert_and_a_caution_come_before_everything_else() -> None:
    alert = AlertRule(id="smoke", text="If it burns, get out!", urgency="possible")
    shown = build_blocks(answer(FREEZES).with_notices(alert, AlertRule(id="diet", text="Ask a doctor.")))
    assert shown[:3] == [
        Block("alert", "If it burns, get out!"),
        Block("caution", "Ask a doctor."),
        Block("answer", "Yes, for up to three months."),
    ]


def test_other_questions_of_the_message_come_before_the_follow_ups_and_are_numbered_with_them() -> None:
    reply = replace(answer(KEEPS), also=(RISES,), left_out=("is it gluten free?",))
    assert build_blocks(reply)[-6:] == [
        Block("note", "I have no answer to this part: “is it gluten free?”"),
        Block("heading", "You asked this too:"),
        Block("choice", "Why does dough rise?", "1."),
        Block("heading", "You may also want to know:"),
        Block("choice", "Can I freeze bread?", "2."),
        Block("choice", "Which bag is best?", "3."),
    ]


def test_what_is_known_of_a_question_without_an_answer_stands_below_it() -> None:
    reply = replace(answer(RISES), left_out=("is it gluten free?",), gaps=(GLUTEN,))
    assert build_blocks(reply)[-4:] == [
        Block("note", "I have no answer to this part: “is it gluten free?”"),
        Block("answer", "The handbook says nothing about gluten.", is_written=True),
        Block("heading", "You may also want to know:"),
        Block("choice", "How long does a loaf keep?", "1."),
    ]


def test_an_answer_that_was_given_before_says_so_first() -> None:
    assert build_blocks(replace(answer(BAG), repeated=True)) == [
        Block("note", "The answer is the same as before:"),
        Block("answer", "Paper, for a day."),
    ]


def test_the_likeliest_entries_are_offered_if_there_is_no_answer() -> None:
    matches = (match(KEEPS, 0.04), match(FREEZES, 0.03), match(BAG, 0.02))
    reply = NoAnswer(knowledge=BREAD, ranking=Ranking(question="?", matches=matches), reason="low")
    assert [block.text for block in build_blocks(reply)[1:]] == [
        "What I can tell you about:", "How long does a loaf keep?", "Can I freeze bread?", "Ask your baker.",
    ]  # fmt: skip
    assert replace(reply, ranking=replace(reply.ranking, unknown=("zorb",))).follow_ups == ()
