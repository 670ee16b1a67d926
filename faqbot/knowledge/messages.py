"""The bot's own sentences."""

from typing import NamedTuple


class Messages(NamedTuple):
    """The bot's own sentences, each of which a base may replace.

    Their placeholders are ``{topics}`` in ``scope``, ``{language}`` in ``language`` and in ``source_language``,
    ``{limit}`` in ``too_long``, ``{word}`` in ``foreign`` and ``missing``, ``{question}`` in ``left_out``, ``{from}``
    and ``{to}`` in ``corrected``. The first unanswered question in a row gets ``unknown``, and then ``unknown_again``
    and ``unknown_still`` take turns.
    """

    scope: str = "You can ask me about: {topics}."
    unknown: str = "I don't know. None of the answers that I was given fits your question."
    unknown_again: str = "I have no answer to that either."
    unknown_still: str = "That is not among my answers. Other words may help."
    unsure: str = "I am not sure what you mean. Did you mean one of these?"
    foreign: str = "I have nothing about “{word}”. Did you mean one of these?"
    missing: str = "I have nothing about “{word}”."
    guard: str = "I don't know. The closest answer that I have is about something else."
    stale: str = (
        "I did have an answer to this, but its source has changed since a person last checked it."
        " I will not give it until somebody has looked at it again."
    )
    language: str = "I understand {language} only. Please ask me in {language}."
    empty: str = "You have not asked anything yet."
    too_long: str = "That is more than I can read at once (at most {limit} characters). Please ask a shorter question."
    after_alert: str = (
        "What I wrote above still holds: please follow it first. If it is not happening now, ask your next question."
    )
    alert_beside: str = "Should it happen, please do what I wrote above."
    alert_over: str = "All right. Should it happen, please do what I wrote above. What would you like to know?"
    no_choice: str = "There is no such number to choose. Please ask your question in words."
    as_written: str = "I can only give answers as they were written, not in other words."
    repeated: str = "The answer is the same as before:"
    left_out: str = "I have no answer to this part: “{question}”"
    answer: str = "Answer"
    near: str = "What I can tell you about:"
    more: str = "There is more about this:"
    also: str = "You may also want to know:"
    asked_too: str = "You asked this too:"
    sources: str = "Sources"
    evidence: str = "How sure is this?"
    corrected: str = "I read {from} as {to}."
    source_language: str = "The answer is in {language}, the language of its source."
    choose: str = "Type the number of your choice, or ask in other words."
