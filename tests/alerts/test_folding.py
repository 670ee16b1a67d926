import pytest

from faqbot.alerts.folding import MAX_END, fold


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Chest PAIN!", "chest pain!"),
        ("ｃｈｅｓｔ　ｐａｉｎ", "chest pain"),
        ("сhеѕt раіn", "chest pain"),
        ("ΗΕLΡ ΜΥ ΝΕϹΚ", "help my neck"),
        ("ᴄʜᴇsᴛ 🅿🅰🅸🅽", "chest pain"),
        ("𝐜𝐡𝐞𝐬𝐭 𝓹𝓪𝓲𝓷", "chest pain"),
        ("che\u200bst p\xadain", "chest pain"),
        ("c\u0336h\u0336e\u0336st pa\u0301in", "chest pain"),
        ("c h e s t  p-a-i-n", "chest  pain"),
        ("c.h.e.s.t p*a*i*n", "chestpain"),
        ("can’t, can`t, can´t", "can't, can't, can't"),
        ("a b", "a b"),
        ("Brötchen für 3 €", "brotchen fur 3 €"),
    ],
)
def test_letters_become_the_latin_letters_that_they_look_like(typed: str, expected: str) -> None:
    assert fold(typed) == expected


@pytest.mark.hazard(id="emergency-in-long-message")
def test_both_ends_of_a_long_message_are_kept() -> None:
    message = "a" * MAX_END + "b" * MAX_END + "c" * MAX_END
    assert fold(message) == "a" * MAX_END + "\n\n" + "c" * MAX_END
