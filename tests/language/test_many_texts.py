"""A million texts in all scripts: no text is refused, changed by a second reading, or read without its letters."""

import unicodedata
from functools import cache
from random import Random

import pytest

from faqbot.language.folding import fold_text
from faqbot.language.packs import pack_for
from faqbot.language.segmentation import split_words
from faqbot.language.text import clean
from faqbot.matching.lexical.analyzer import MAX_WORD_LENGTH, MAX_WORDS, Analyzer

TEXTS = 1_000_000
CHANGED = 4
"""One text of so many is a phrasing with a letter changed."""

PHRASINGS = {
    "ar": "كيف أجدد بطاقة المكتبة وأين أدفع الرسوم",
    "de": "Wie verlängere ich den Bibliotheksausweis und wo bezahle ich Gebühren",
    "en": "How do I renew my library card, and where can I pay the charges",
    "fi": "Miten uusin kirjastokortin ja missä maksan maksut",
    "fr": "Comment renouveler ma carte de bibliothèque et où régler les frais",
    "he": "איך מחדשים כרטיס ספרייה ואיפה משלמים את הקנסות",
    "hi": "पुस्तकालय कार्ड का नवीनीकरण कैसे करें और शुल्क कहाँ चुकाएँ",
    "ja": "図書館カードの更新方法と延滞料金のお支払い",
    "ko": "도서관 카드를 갱신하고 연체료를 어디에서 내나요",
    "ru": "Как продлить читательский билет и где оплатить штраф",
    "th": "ต่ออายุบัตรห้องสมุดอย่างไรและจ่ายค่าปรับที่ไหน",
    "tr": "Kütüphane kartımı nasıl yenilerim ve ücreti nerede öderim",
    "vi": "Làm sao gia hạn thẻ thư viện và nộp phí ở đâu",
    "zh": "怎么续办图书证，在哪里缴纳滞纳金",
}


@cache
def letters_by_script() -> list[str]:
    """The assigned characters of each script, by the first word of their names."""
    scripts: dict[str, list[str]] = {}
    for code in range(0x20, 0x30000):
        letter = chr(code)
        if name := unicodedata.name(letter, ""):
            scripts.setdefault(name.split()[0], []).append(letter)
    return ["".join(letters) for letters in scripts.values()]


def write_text(random: Random, phrasing: str) -> str:
    """Write a text: a phrasing with a letter changed, a run of any characters, or words of one or two scripts."""
    kind = random.randrange(CHANGED)
    if kind == 0:
        place = random.randrange(len(phrasing))
        letter = random.choice(("", phrasing[place] * 2, random.choice(phrasing)))
        return phrasing[:place] + letter + phrasing[place + 1 :]
    if kind == 1:
        return "".join(chr(random.randrange(0x110000)) for _ in range(random.randrange(12)))
    others = random.choice((" ", " .,-/0123456789", random.choice(letters_by_script())))
    letters = random.choice(letters_by_script()) + others
    return "".join(random.choices(letters, k=random.randrange(24)))


@pytest.mark.slow
@pytest.mark.hazard(id="breaking-question")
def test_a_million_texts_are_read_whole_and_the_same_twice() -> None:
    random = Random(7)
    analyzers = {language: Analyzer.build(pack_for(language), [text]) for language, text in PHRASINGS.items()}
    corrected = 0
    for _ in range(TEXTS):
        language, phrasing = random.choice(list(PHRASINGS.items()))
        text = write_text(random, phrasing)
        cleaned = clean(text)
        assert clean(cleaned) == cleaned, ascii(text)
        folded = fold_text(cleaned)
        assert fold_text(folded) == folded, ascii(text)
        kept = {letter for word in split_words(folded) for letter in word}
        assert {letter for letter in folded if letter.isalnum()} <= kept | {"v"}, ascii(text)
        analysis = analyzers[language].analyze(cleaned)
        assert len(analysis.words) <= 2 * MAX_WORDS
        assert all(len(word) <= MAX_WORD_LENGTH for word in analysis.words), ascii(text)
        for correction in analysis.corrections:
            assert correction.typed.casefold() in cleaned.casefold(), (text, correction)
            assert correction.read.casefold() in phrasing.casefold(), (text, correction)
            corrected += 1
    assert corrected > TEXTS // 100
