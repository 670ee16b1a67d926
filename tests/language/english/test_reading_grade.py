import pytest

from faqbot.language.english.reading_grade import compute_reading_grade


@pytest.mark.parametrize(
    ("text", "sentences", "grade"),
    [
        # 0.39 x words / sentences + 11.8 x syllables / words - 15.59, by hand.
        ("The cat sat on the mat", 1, 0.39 * 6 + 11.8 - 15.59),
        ("The table is made It is able", 2, 0.39 * 7 / 2 + 11.8 * 9 / 7 - 15.59),
        ("", 0, 0.0),
    ],
)
def test_the_grade_is_that_of_flesch_and_kincaid(text: str, sentences: int, grade: float) -> None:
    assert compute_reading_grade(text.split(), sentences) == pytest.approx(grade)
