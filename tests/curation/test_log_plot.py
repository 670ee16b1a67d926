"""A log is drawn as a bar for each day."""

from faqbot.curation.log_plot import PLAIN, plot_days

Tally = dict[str, int]


def count(answered: int, asked_back: int = 0, missed: int = 0) -> Tally:
    return {"answered": answered, "asked_back": asked_back, "missed": missed}


def bars(days: dict[str, Tally], width: int = 80) -> list[str]:
    return list(plot_days(days, width, PLAIN))[2:]


def test_days_without_a_question_stand_between_the_others() -> None:
    assert bars({"2026-01-01": count(1), "2026-01-04": count(0, 1, 2)}) == [
        "2026-01-01  #  1",
        "2026-01-02  0",
        "2026-01-03  0",
        "2026-01-04  +..  3",
    ]


def test_bars_fit_into_the_width_and_show_even_a_single_miss() -> None:
    lines = bars({"2026-01-01": count(9_000, 0, 1), "2026-01-02": count(4_500)}, 40)
    assert lines == ["2026-01-01  ####################.  9001", "2026-01-02  ##########  4500"]
    assert max(map(len, lines)) <= 40


def test_a_long_time_is_drawn_by_weeks_from_their_mondays() -> None:
    lines = bars({"2026-01-01": count(2), "2026-01-04": count(1), "2026-03-15": count(1)})
    assert lines[0] == "2025-12-29  ###  3"
    assert lines[-1] == "2026-03-09  #  1"
    assert len(lines) == 11


def test_nothing_is_drawn_of_no_days() -> None:
    assert list(plot_days({}, 80)) == []
