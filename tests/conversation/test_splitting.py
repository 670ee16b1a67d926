import pytest
from english import ENGLISH, UNKNOWN

from faqbot.conversation.splitting import MAX_PARTS, split_list, split_message
from faqbot.language.packs import pack_for


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("Does it keep? Can I freeze it?", ("Does it keep?", "Can I freeze it?")),
        ("I baked a loaf. Does it keep", ("I baked a loaf.", "Does it keep")),
        ("I baked a loaf!!! Does it keep?!", ("I baked a loaf!!!", "Does it keep?!")),
        ("does it keep; can I freeze it", ("does it keep;", "can I freeze it")),
        ("how does it keep and can I freeze it", ("how does it keep", "can I freeze it")),
        ("how does it keep also is it safe", ("how does it keep", "is it safe")),
        ("how does it keep plus what does it cost", ("how does it keep", "what does it cost")),
        ("how does it keep and also what does it cost", ("how does it keep", "what does it cost")),
        ("how does it keep how do i freeze it", ("how does it keep", "how do i freeze it")),
        ("need to freeze bread what does a bag cost", ("need to freeze bread", "what does a bag cost")),
        ("my loaf is stale, oh and when do you bake", ("my loaf is stale", "when do you bake")),
        ("HOW DOES IT KEEP AND CAN I FREEZE IT", ("HOW DOES IT KEEP", "CAN I FREEZE IT")),
        ("I baked a loaf, and now, does it keep", ("I baked a loaf, and now", "does it keep")),
        ("I baked a loaf - how long does it keep", ("I baked a loaf", "how long does it keep")),
        ("my sister bakes and I was wondering if it keeps", ("my sister bakes and I was", "it keeps")),
        ("my question is: does it keep", ("my question is", "does it keep")),
        ("Hi there! Does it keep?", ("Hi there!", "Does it keep?")),
        ("Does it keep? Thank you!", ("Does it keep?", "Thank you!")),
        ("hello ok does it keep", ("does it keep",)),
        ("no it is all right, i wanted to ask if it keeps", ("no it is all right", "it keeps")),
        ("brilliant, thank you!", ("brilliant", "thank you!")),
        ("one, two, three, four, five, six, does it", ("one, two, three, four, five, six", "does it")),
    ],
)
def test_a_message_is_split_between_its_questions(message: str, parts: tuple[str, ...]) -> None:
    assert split_message(message, ENGLISH) == parts


@pytest.mark.parametrize(
    "message",
    [
        "",
        "How long does a loaf keep?",
        "how long do bread and rolls keep",
        "does bread keep and island rye stale",
        "bake at 3.5 hours or version 2.0 of it",
        "in what bag do bread, rolls and buns keep",
        "no salt?",
        "the loaf is old and can barely be cut",
        "thanks",
        "?!?! ... ;;;",
    ],
)
def test_one_question_stays_whole(message: str) -> None:
    assert split_message(message, ENGLISH) == ()


def test_in_an_unknown_language_only_sentences_are_split() -> None:
    assert split_message("So? Hält sich das or is it", UNKNOWN) == ("So?", "Hält sich das or is it")


def test_only_the_last_of_many_parts_are_kept() -> None:
    message = " ".join(f"this is sentence {number}." for number in range(20))
    assert split_message(message, ENGLISH) == tuple(
        f"this is sentence {number}." for number in range(20 - MAX_PARTS, 20)
    )


def test_punctuation_without_white_space_is_no_boundary() -> None:
    assert split_message("does it keep" + "!" * 3000 + "can I freeze it", ENGLISH) == ()


@pytest.mark.parametrize(
    ("message", "topics"),
    [
        ("price and dose", ("price", "dose")),
        ("the price, the dose, and side effects?", ("the price", "the dose", "side effects")),
        ("cost & dose", ("cost", "dose")),
        ("price? and dose?", ("price", "dose")),
        ("hello, tell me about the price and the dose please", ("the price", "the dose")),
        ("price plus dose", ("price", "dose")),
        ("price n dose", ("price", "dose")),
    ],
)
def test_a_short_message_may_list_topics(message: str, topics: tuple[str, ...]) -> None:
    assert split_list(message, ENGLISH) == topics


@pytest.mark.parametrize(
    ("language", "message", "topics"),
    [
        ("de", "wie viel kostet ein Kurs und wann habt ihr auf?", ("wie viel kostet ein Kurs", "wann habt ihr auf")),
        ("es", "¿hay piscina y se admiten gatos?", ("hay piscina", "se admiten gatos")),
        ("fr", "les horaires ainsi que le parking", ("les horaires", "le parking")),
        ("ru", "цена, а также часы работы", ("цена", "часы работы")),
        ("ar", "السعر، المكان", ("السعر", "المكان")),
        ("ar", "كم السعر ومتى تفتحون", ("كم السعر", "متى تفتحون")),
        ("ar", "كم سعر وردة", ()),
        ("he", "כמה זה עולה והאם יש חניה?", ("כמה זה עולה", "האם יש חניה")),
        ("he", "כמה עולה ורד אחד", ()),
        ("zh", "多少钱，还有几点开门", ("多少钱", "几点开门")),
        ("ja", "料金は、それと駐車場は", ("料金は", "駐車場は")),
        ("th", "ราคาเท่าไหร่และเปิดกี่โมง", ("ราคาเท่าไหร่", "เปิดกี่โมง")),
        ("de", "kostet das 2,5 Euro", ()),
        ("de", "was kostet das Sandmännchen", ()),
    ],
)
def test_a_message_may_list_topics_in_other_languages(language: str, message: str, topics: tuple[str, ...]) -> None:
    assert split_list(message, pack_for(language)) == topics


@pytest.mark.parametrize(
    "message",
    ["what does it cost", "and the dose", "price, dose, rye, wheat, spelt", "price and " + "dose " * 17, "sand"],
)
def test_other_messages_list_nothing(message: str) -> None:
    assert split_list(message, ENGLISH) == ()


def test_in_an_unknown_language_nothing_is_listed() -> None:
    assert split_list("Preis, Menge", UNKNOWN) == ()
