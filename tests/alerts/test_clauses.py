import pytest
from english import ENGLISH

from faqbot.alerts.clauses import MAX_CLAUSE, MAX_UNKNOWN_WORDS, split_clauses
from faqbot.alerts.folding import fold
from faqbot.alerts.word_reader import WordReader

READER = WordReader(ENGLISH, "chest pain hurts breathe overdose myself can not".split())


def split(text: str) -> list[tuple[str, ...]]:
    return list(split_clauses(text, READER, ENGLISH.circumstances))


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
def test_a_message_is_split_at_sentences_and_new_subjects(message: str, parts: list[str]) -> None:
    assert [" ".join(clause) for clause in split(fold(message))] == parts


def test_a_clause_has_a_maximum_length() -> None:
    assert [len(clause) for clause in split("pain " * (MAX_CLAUSE + 5))] == [MAX_CLAUSE, 5]


def test_only_a_bounded_number_of_unknown_words_is_corrected() -> None:
    unknown = " ".join(f"x{number}y" for number in range(MAX_UNKNOWN_WORDS))
    words = [word for clause in split(f"chst {unknown} chst chest cant") for word in clause]
    assert (words[0], *words[-4:]) == ("chest", "chst", "chest", "can", "not")
