"""Huge pastes, which are shown by their beginning and their size."""

from prompt_toolkit.utils import get_cwidth

from faqbot.channels.terminal.texts import TerminalTexts

SHOWN_ROWS = 3
"""Rows that are shown of a huge paste; enough to recognize it by."""


class PasteFolder:
    """Replaces the rest of huge pastes by their size, and puts it back.

    What stands in the line editor is what is sent: whoever edits a size leaves out the rest that it stood for.

    Args:
        texts: The sentences of the terminal.
    """

    def __init__(self, texts: TerminalTexts) -> None:
        self._texts = texts
        self._rests: dict[str, str] = {}

    def fold(self, text: str, *, columns: int, max_rows: int) -> str:
        r"""Return a paste, or only its beginning and its size if it takes more than ``max_rows`` rows.

        >>> folder = PasteFolder(TerminalTexts("en"))
        >>> folder.fold("one\ntwo\nthree\nfour\nfive", columns=80, max_rows=4)
        'one\ntwo\nthree\n[… 5 lines, 23 characters in all]'
        >>> folder.unfold("one\ntwo\nthree\n[… 5 lines, 23 characters in all]")
        'one\ntwo\nthree\nfour\nfive'
        """
        lines = text.rstrip("\n").split("\n")
        if sum(_count_rows(line, columns) for line in lines) <= max_rows:
            return text
        beginning = _cut(text, columns)
        name = "pasted_lines" if len(lines) > 1 else "pasted"
        size = self._texts.get(name, lines=str(len(lines)), characters=str(len(text)))
        return beginning + self._keep(f"… {size}", text[len(beginning) :])

    def unfold(self, text: str) -> str:
        """Put the rest of each paste back in the place of its size."""
        for mark, rest in self._rests.items():
            text = text.replace(mark, rest)
        return text

    def forget(self) -> None:
        """Forget all pastes."""
        self._rests.clear()

    def _keep(self, size: str, rest: str) -> str:
        """Return the mark that stands for a rest. Another paste of the same size has a mark of its own."""
        mark, number = f"[{size}]", 1
        while self._rests.get(mark, rest) != rest:
            number += 1
            mark = f"[{size}, {number}]"
        self._rests[mark] = rest
        return mark


def _count_rows(line: str, columns: int) -> int:
    return max(1, -(-get_cwidth(line) // columns))


def _cut(text: str, columns: int) -> str:
    """Return the beginning of a text that takes ``SHOWN_ROWS`` rows, or less if a whole line would not fit."""
    beginning = ""
    rows = 0
    for line in text.splitlines(keepends=True):
        rows += _count_rows(line.rstrip("\n"), columns)
        if rows > SHOWN_ROWS:
            break
        beginning += line
    return beginning or text[: SHOWN_ROWS * columns // 2]
