import pytest

from faqbot.alerts.clauses import MAX_CLAUSE, MAX_ODD, clauses
from faqbot.alerts.folding import folded
from faqbot.alerts.word_reader import Reader

READER = Reader("chest pain hurts breathe overdose myself can not".split())


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("chest pain", ["chest pain"]),
        ("Does it hurt? I have chest pain.", ["does it hurt", "i have chest pain"]),
        ("does it cause rash, and i have chest pain", ["does it cause rash , and", "i have chest pain"]),
        ("can i have it my chest hurts", ["can i have it my chest hurts"]),
        ("what do i do my chest hurts", ["what do i do", "my chest hurts"]),
        ("can i have ivig i cant breathe", ["can i have ivig", "i can not breathe"]),
        ("if my chest hurts and i cant breathe", ["if my chest hurts and i can not breathe"]),
        ("Help. Chest. Pain. Now.", ["help , chest , pain", "now ,"]),
        ("chest... pain", ["chest , pain"]),
        ("over dose by my self", ["overdose by myself"]),
        ("one\ntwo\n\nthree four five", ["one , two", "three four five"]),
        ("1,000 pain-killers", ["1,000 pain killers"]),
        ("", []),
        ("?.", []),
        ("no!", ["no ! ,"]),
    ],
)
def test_a_message_is_parted_where_somebody_is_spoken_of_anew(message: str, parts: list[str]) -> None:
    assert [" ".join(clause) for clause in clauses(folded(message), READER)] == parts


def test_a_clause_ends_at_last() -> None:
    assert [len(clause) for clause in clauses("pain " * (MAX_CLAUSE + 5), READER)] == [MAX_CLAUSE, 5]


def test_only_so_many_different_words_are_looked_at_closely() -> None:
    odd = " ".join(f"x{number}y" for number in range(MAX_ODD))
    words = [word for clause in clauses(f"chst {odd} chst chest cant", READER) for word in clause]
    assert (words[0], *words[-4:]) == ("chest", "chst", "chest", "can", "not")
