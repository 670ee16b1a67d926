"""What a first argument that is no command was meant as."""

from collections.abc import Collection, Sequence

MIN_WORDS = 2
"""Least number of words that are taken as a question. A single word is more often a command with a slip."""

MIN_LETTERS = 4
"""Least length of a command and of its slip if the slip lacks a letter or has one more."""


def is_question(arguments: Sequence[str], commands: Collection[str]) -> bool:
    """Whether arguments are a question without ``ask`` before it.

    >>> is_question(["what", "does", "it", "cost"], ["ask", "chat"]), is_question(["aks", "what"], ["ask", "chat"])
    (True, False)
    """
    words = " ".join(arguments).split()
    return len(words) >= MIN_WORDS and arguments[0] not in commands and not suggest_command(words[0], commands)


def suggest_command(name: str, commands: Collection[str]) -> str:
    """Return the command that a name is a slip of, or an empty text.

    >>> suggest_command("aks", ["ask", "chat"]), suggest_command("what", ["ask", "chat"])
    ('ask', '')
    """
    return next((command for command in commands if _is_slip(name, command)), "")


def _is_slip(name: str, command: str) -> bool:
    """Whether a name has the letters of a command in another order, or one letter more or less."""
    if sorted(name) == sorted(command):
        return True
    shorter, longer = sorted((name, command), key=len)
    may_lack = len(shorter) >= MIN_LETTERS and len(longer) - len(shorter) == 1
    return may_lack and any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
