import pytest

from faqbot.knowledge.model import Entry, KnowledgeBase
from faqbot.language.common_words import FUNCTION_BAND
from faqbot.language.pack import UNLISTED
from faqbot.language.packs import pack_for
from faqbot.matching.matcher import Matcher

PACK = pack_for("vi")

GYM = KnowledgeBase(
    id="gym",
    title="Phòng tập",
    language="vi",
    entries=(
        Entry(id="dog", question="Có được dắt chó vào không?", answer="Không, trừ chó dẫn đường."),
        Entry(id="price", question="Vé tháng giá bao nhiêu?", answer="400.000 đồng."),
        Entry(id="room", question="Phòng xông hơi ở đâu?", answer="Tầng hai, cạnh hồ bơi."),
    ),
)


@pytest.mark.parametrize(("content", "function"), [("vé", "về"), ("chó", "cho"), ("phòng", "phỏng"), ("cưng", "cũng")])
def test_marks_tell_a_word_with_content_from_a_function_word(content: str, function: str) -> None:
    assert PACK.rank_band(function) <= FUNCTION_BAND < PACK.rank_band(content)


def test_a_function_word_is_one_without_its_marks_too() -> None:
    assert PACK.rank_band("khong") <= FUNCTION_BAND
    assert PACK.rank_band("zalo") == UNLISTED


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("ve thang bao nhieu", "price"),
        ("giá vé tháng", "price"),
        ("dat cho vao duoc khong", "dog"),
        ("phong xong hoi o dau vay", "room"),
    ],
)
def test_questions_with_and_without_marks_are_answered(question: str, entry: str) -> None:
    found = Matcher.train(GYM).rank(question).matches[0]
    assert (found.entry.id, found.confidence > 0.64) == (entry, True)


def test_a_word_that_differs_in_its_marks_is_another_one() -> None:
    # "Có được dắt cho" without the dog is no question about one, and a market is no dog.
    confidences = [Matcher.train(GYM).rank(question).matches[0].confidence for question in ("Chợ ở đâu?", "Vẽ ở đâu?")]
    assert max(confidences) < 0.64
