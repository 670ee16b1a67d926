import io
from collections.abc import Callable, Iterator

from faqbot.cli.progress import with_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def clock(step: float) -> Callable[[], float]:
    """Return a clock that advances by this many seconds each time it is read."""
    times: Iterator[float] = (step * number for number in range(1000))
    return lambda: next(times)


def test_a_terminal_shows_the_bar_and_erases_it() -> None:
    shown = Terminal()
    assert list(with_progress("abc", shown, clock(1.0))) == ["a", "b", "c"]
    assert shown.getvalue() == (
        f"\r[{'.' * 30}] 0 of 3\r[{'#' * 10}{'.' * 20}] 1 of 3\r[{'#' * 20}{'.' * 10}] 2 of 3\r{' ' * 39}\r"
    )


def test_work_that_takes_less_than_a_second_shows_nothing() -> None:
    shown = Terminal()
    assert list(with_progress("abc", shown, clock(0.1))) == ["a", "b", "c"]
    assert shown.getvalue() == ""


def test_a_pipe_gets_no_bar() -> None:
    shown = io.StringIO()
    assert list(with_progress("abc", shown, clock(1.0))) == ["a", "b", "c"]
    assert shown.getvalue() == ""


def test_an_empty_sequence_shows_nothing() -> None:
    shown = Terminal()
    assert list(with_progress("", shown, clock(1.0))) == []
    assert shown.getvalue() == ""


def test_the_bar_is_erased_when_the_loop_ends_early() -> None:
    shown = Terminal()
    items = with_progress("abc", shown, clock(1.0))
    next(iter(items))
    items.close()
    assert shown.getvalue().endswith(f"\r{' ' * 39}\r")
