import unicodedata

import pytest
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from faqbot.language.text import MAX_QUESTION, clean, phrasing_key, safe_text, shown_text

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
"""Any text, with lone surrogates and controls."""

MARKED = st.text(st.sampled_from("aoȫạ \t\u0344\u2adc\u0301\u0323\u0327\u034f\u0958\u05b0\u0653\u0627"), max_size=30)
"""Letters and marks that compose, decompose and are reordered."""


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("red \x1b[31m", r"red \u{1b}[31m"),
        ("a\rb\x00c\x7fd\x85e", r"a\u{d}b\u{0}c\u{7f}d\u{85}e"),
        ("abc\u202edef\u2066g\u2069", r"abc\u{202e}def\u{2066}g\u{2069}"),
        ("zero\u200bwidth soft\xadhyphen", r"zero\u{200b}width soft\u{ad}hyphen"),
        ("\ufefflone \ud800 tag \U000e0041", r"\u{feff}lone \u{d800} tag \u{e0041}"),
        ("first\n\tsecond – naïve 🍞", "first\n\tsecond – naïve 🍞"),
    ],
)
def test_characters_that_control_a_terminal_are_shown_as_numbers(typed: str, shown: str) -> None:
    assert safe_text(typed) == shown


@given(ANY_TEXT)
@settings(derandomize=True, deadline=None, max_examples=examples(400))
def test_safe_text_is_utf_8_without_controls_but_tab_and_line_feed(text: str) -> None:
    shown = safe_text(text)
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert {char for char in shown if unicodedata.category(char) in {"Cc", "Cs"}} <= {"\t", "\n"}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("  side \t\n efects?\r\n", "side efects?"),
        ("how\u200blong\x00is\u2028it", "how long is it"),
        ("cafe\u0301", "caf\xe9"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("z\u0301\u0302\u0303\u0304\u0305", "\u017a\u0302"),
        ("\u200b \x1b", ""),
        ("", ""),
    ],
)
def test_a_question_becomes_one_composed_line_without_invisible_characters(typed: str, expected: str) -> None:
    assert clean(typed) == expected


def test_a_question_of_maximum_length_is_kept_and_a_longer_one_is_cut() -> None:
    assert clean("x" * MAX_QUESTION) == "x" * MAX_QUESTION
    assert clean("x" * 100_000) == "x" * MAX_QUESTION


def test_a_cut_that_falls_after_a_blank_leaves_no_blank() -> None:
    assert clean("x" * (MAX_QUESTION - 1) + " y") == "x" * (MAX_QUESTION - 1)


def test_characters_that_grow_when_composed_do_not_grow_past_the_cap() -> None:
    assert clean("\u0958" * MAX_QUESTION) == "\u0915\u093c" * (MAX_QUESTION // 2)


@given(ANY_TEXT | MARKED)
@settings(derandomize=True, deadline=None, max_examples=examples(500))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert cleaned == cleaned.strip()
    assert unicodedata.is_normalized("NFC", cleaned)
    assert safe_text(cleaned) == cleaned


@given(st.text(st.sampled_from(" ax\u0301\u0958\ud800"), max_size=12), st.integers(0, 2 * MAX_QUESTION))
@settings(derandomize=True, deadline=None, max_examples=50)
def test_a_cleaned_question_is_never_longer_than_the_cap(text: str, times: int) -> None:
    cleaned = clean(text * times)
    assert len(cleaned) <= MAX_QUESTION
    assert clean(cleaned) == cleaned


def test_phrasings_are_the_same_regardless_of_case_and_punctuation() -> None:
    assert phrasing_key(" Side-effects?! ") == "side effects"
    assert phrasing_key("side_EFFECTS") == "side effects"
    assert phrasing_key("1:30") != phrasing_key("130")
    assert phrasing_key("?!") == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("बिल क्या है?", "बाल क्या है?"), ("ที่จอดรถ", "ที่จอดรถ้"), ("20 °C?", "-20 °C?"), ("5 €", "5 $"), ("C++", "C#")],
)
def test_phrasings_that_differ_in_a_mark_or_a_sign_are_different(one: str, other: str) -> None:
    assert phrasing_key(one) != phrasing_key(other)


def test_what_scripts_and_emoji_need_is_shown_as_written() -> None:
    texts = ("می\u200cکنم", "क्\u200dया", "👨\u200d👩\u200d👧", "Donau\xaddampf", "ל\u200fהגדרות\u200f")
    for written in (*texts, "\u2067א\u2069 \u202bא\u202c"):
        assert shown_text(written) == written


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\u202eabc\u202c", r"\u{202e}abc\u{202c}"),
        ("open \u2067abc\nd\u2069", "open \\u{2067}abc\nd\\u{2069}"),
        ("\u2067a\x1b\u2069 zero\u200bwidth", "\u2067a\\u{1b}\u2069 zero\\u{200b}width"),
    ],
)
def test_overrides_and_isolates_without_an_end_are_shown_as_numbers(written: str, shown: str) -> None:
    assert shown_text(written) == shown


def test_what_parts_no_word_is_taken_out_of_a_question() -> None:
    assert clean("Schiff\xadfahrts\xadamt \u200fab\u200e क्\u200dया") == "Schifffahrtsamt ab क्या"
    assert phrasing_key("Schiff\xadfahrt क्\u200dया") == phrasing_key("Schifffahrt क्या")
