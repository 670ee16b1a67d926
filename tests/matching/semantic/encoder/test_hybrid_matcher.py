from pathlib import Path

import pytest
from tiny_encoder import write_bilingual_encoder, write_encoder

from faqbot import Answer, FaqBot, KnowledgeBase, NoAnswer, to_record, to_text
from faqbot.knowledge.model import Entry, Gap
from faqbot.matching.matcher import VERBATIM, Matcher
from faqbot.matching.semantic.encoder.encoder import Encoder, load_encoder
from faqbot.matching.semantic.encoder.hybrid_matcher import HybridMatcher
from faqbot.rendering.explanation import to_explanation

pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")

BREAD = KnowledgeBase(
    id="bread",
    title="Bread",
    entries=(
        Entry(id="freezing", question="Can I freeze bread?", answer="Yes."),
        Entry(id="price", question="What does a loaf cost?", answer="Two pounds."),
        Entry(id="dough", question="How do I knead dough?", answer="With both hands.", excludes=("machine",)),
    ),
    gaps=(Gap(id="train", question="Where does the train leave?", answer="The handbook does not say."),),
)


@pytest.fixture
def encoder(tmp_path: Path) -> Encoder:
    return load_encoder(write_encoder(tmp_path / "tiny"))


def bot_with(encoder: Encoder, base: KnowledgeBase = BREAD) -> FaqBot:
    return FaqBot(base, encoder=encoder)


def test_other_words_of_the_same_meaning_are_answered(encoder: Encoder) -> None:
    question = "a baguette into the icebox"
    assert not isinstance(FaqBot(BREAD).ask(question), Answer)
    reply = bot_with(encoder).ask(question)
    assert isinstance(reply, Answer)
    assert reply.entry.id == "freezing"


def test_without_an_encoder_nothing_changes(encoder: Encoder) -> None:
    before = Matcher.train(BREAD)
    HybridMatcher.train_with(BREAD, encoder)
    for question in ("a baguette into the icebox", "what is the cost of a loaf", "zorb"):
        ranking = Matcher.train(BREAD).rank(question)
        assert ranking == before.rank(question)
        assert (ranking.encoder, ranking.language) == ("", "")


def test_a_question_that_is_a_phrasing_is_answered_whatever_the_encoder_says(encoder: Encoder) -> None:
    matches = bot_with(encoder).rank("how do i knead dough")
    assert (matches[0].entry.id, matches[0].confidence) == ("dough", VERBATIM)


def test_guards_and_gaps_count_as_without_an_encoder(encoder: Encoder) -> None:
    bot = bot_with(encoder)
    guarded = bot.ask("how do i knead dough in a machine")
    assert isinstance(guarded, NoAnswer)
    gap = bot.ask("where does the train leave today")
    assert isinstance(gap, NoAnswer)
    assert gap.gap == BREAD.gaps[0]


def test_the_confidence_never_rises_and_replies_are_repeatable(encoder: Encoder) -> None:
    one, other = bot_with(encoder), bot_with(encoder)
    for question in ("icebox", "baguette price", "the train for bread", "knead", "zorb", "price"):
        confidences = [match.confidence for match in one.rank(question, 8)]
        assert confidences == sorted(confidences, reverse=True)
        assert to_record(one.ask(question)) == to_record(other.ask(question))


def test_an_explanation_names_the_share_of_the_encoder(encoder: Encoder) -> None:
    bot = bot_with(encoder)
    reply = bot.ask("a baguette into the icebox")
    why = bot.why(reply)
    assert why.evidence
    assert why.evidence.encoder
    found, evidence = why.evidence.encoder, why.evidence
    assert found.phrasing == "Can I freeze bread?"
    parts = (evidence.learned, evidence.top_k_score, evidence.semantic_score, evidence.document_score)
    rest = (evidence.size_bonus, evidence.string_penalty, found.score)
    assert evidence.score == pytest.approx(sum((*parts, *rest)))
    line = f"“Can I freeze bread?” is {found.similarity:.0%} similar in meaning."
    share = f"That makes {found.score / evidence.score:.0%} of its score."
    assert f"The sentence encoder counted for it: {line} {share}" in to_explanation(why).splitlines()
    record = to_record(reply, why=why)["why"]["evidence"]
    assert record
    assert record["encoder"] == {
        "score": round(found.score, 4),
        "phrasing": "Can I freeze bread?",
        "similarity": round(found.similarity, 4),
    }


def test_an_explanation_says_so_if_the_encoder_found_nothing(encoder: Encoder) -> None:
    bot = bot_with(encoder)
    lines = to_explanation(bot.why(bot.ask("knead the train"))).splitlines()
    assert any(line.startswith("The sentence encoder ") for line in lines)
    without = FaqBot(BREAD)
    assert "encoder" not in to_explanation(without.why(without.ask("knead the train")))


def test_a_receipt_has_the_fingerprint_of_the_encoder(encoder: Encoder) -> None:
    for bot, sha256 in ((bot_with(encoder), encoder.sha256), (FaqBot(BREAD), None)):
        assert to_record(bot.ask("icebox"), receipt=True)["receipt"]["encoder"] == sha256


SHOP = KnowledgeBase(
    id="shop",
    title="Shop",
    entries=(
        Entry(id="price", question="How much does it cost?", paraphrases=("how much",), answer="Two pounds."),
        Entry(id="hours", question="When does the shop open tomorrow?", answer="At nine."),
        Entry(id="order", question="Can I cancel my order?", answer="Yes, until it is sent."),
        Entry(id="soup", question="Is there meat in the soup?", answer="No.", excludes=("stock",)),
    ),
)


@pytest.fixture
def bilingual(tmp_path: Path) -> Encoder:
    return load_encoder(write_bilingual_encoder(tmp_path / "bilingual", "de"))


def test_a_question_in_another_language_is_answered_with_the_language_of_the_source(bilingual: Encoder) -> None:
    bot = bot_with(bilingual, SHOP)
    reply = bot.ask("Kann ich meine Bestellung stornieren?")
    assert to_text(reply).splitlines()[:3] == [
        "The answer is in English, the language of its source.",
        "",
        "Yes, until it is sent.",
    ]
    assert to_record(reply)["question_language"] == "de"
    assert "question_language" not in to_record(bot.ask("can i cancel my order"))
    line = "The sentence encoder counted for it: “Can I cancel my order?” is 100% similar in meaning."
    assert f"{line} That makes 100% of its score." in to_explanation(bot.why(reply)).splitlines()


def test_no_entry_that_excludes_terms_is_given_to_a_question_in_another_language(bilingual: Encoder) -> None:
    reply = bot_with(bilingual, SHOP).ask("Ist Fleisch in der Suppe?")
    assert isinstance(reply, NoAnswer)
    assert reply.reason == "guard"
    assert "soup" not in [match.entry.id for match in reply.ranking.matches]


def test_a_question_in_a_language_that_the_encoder_does_not_understand_is_turned_away(bilingual: Encoder) -> None:
    reply = bot_with(bilingual, SHOP).ask("¿Puedo cancelar mi pedido?")
    assert isinstance(reply, NoAnswer)
    assert reply.reason == "language"


def test_an_encoder_of_one_language_turns_other_languages_away(encoder: Encoder) -> None:
    reply = bot_with(encoder).ask("Was kostet ein Brot und wie lange hält es?")
    assert isinstance(reply, NoAnswer)
    assert reply.reason == "language"
