"""The bot's own sentences."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """The bot's own sentences, each of which a base may replace.

    Their placeholders are ``{topics}`` in ``scope``, ``{language}`` in ``language`` and in ``source_language``,
    ``{limit}`` in ``too_long``, ``{word}`` in ``foreign``, ``{from}`` and ``{to}`` in ``corrected``.
    """

    scope: str = "You can ask me about: {topics}."
    unknown: str = "I don't know. None of the answers that I was given fits your question."
    unsure: str = "I am not sure what you mean. Did you mean one of these?"
    foreign: str = "I have nothing about “{word}”. Did you mean one of these?"
    guard: str = "I don't know. The closest answer that I have is about something else."
    stale: str = (
        "I did have an answer to this, but its source has changed since a person last checked it."
        " I will not give it until somebody has looked at it again."
    )
    language: str = "I understand {language} only. Please ask me in {language}."
    empty: str = "You have not asked anything yet."
    too_long: str = "That is more than I can read at once (at most {limit} characters). Please ask a shorter question."
    answer: str = "Answer"
    near: str = "What I can tell you about:"
    more: str = "There is more about this:"
    also: str = "You may also want to know:"
    sources: str = "Sources"
    evidence: str = "How sure is this?"
    corrected: str = "I read {from} as {to}."
    source_language: str = "The answer is in {language}, the language of its source."
    choose: str = "Type the number of your choice, or ask in other words."
