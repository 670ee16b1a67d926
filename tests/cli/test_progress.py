import io
from collections.abc import Callable, Iterator

from faqbot.cli.progress import with_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def clock(step: float) -> Callable[[], float]:
    """A clock that is further by so many seconds whenever it is read."""
    times: Iterator[float] = (step * reading for reading in range(1000))
    return lambda: next(times)


def test_a_terminal_sees_the_bar_grow_and_go() -> None:
    shown = Terminal()
    assert list(with_progress("abc", shown, clock(1.0))) == ["a", "b", "c"]
    assert shown.getvalue() == (
        f"\r[{'.' * 30}] 0 of 3\r[{'#' * 10}{'.' * 20}] 1 of 3\r[{'#' * 20}{'.' * 10}] 2 of 3\r{' ' * 39}\r"
    )


def test_what_is_done_within_a_second_shows_nothing() -> None:
    shown = Terminal()
    assert list(with_progress("abc", shown, clock(0.1))) == ["a", "b", "c"]
    assert shown.getvalue() == ""


def test_a_pipe_sees_no_bar() -> None:
    shown = io.StringIO()
    assert list(with_progress("abc", shown, clock(1.0))) == ["a", "b", "c"]
    assert shown.getvalue() == ""


def test_nothing_to_do_shows_nothing() -> None:
    shown = Terminal()
    assert list(with_progress("", shown, clock(1.0))) == []
    assert shown.getvalue() == ""


def test_the_bar_goes_when_it_is_left_early() -> None:
    shown = Terminal()
    items = with_progress("abc", shown, clock(1.0))
    next(iter(items))
    items.close()
    assert shown.getvalue().endswith(f"\r{' ' * 39}\r")
