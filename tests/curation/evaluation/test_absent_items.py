from bread import BREAD, KEEPS, answer

from faqbot import KnowledgeBase
from faqbot.curation.evaluation.absent_items import AbsentItem, ask_absent_items, hold_out_items, list_answered
from faqbot.knowledge.model import Entry, Gap
from faqbot.replies.reply import Answer

OPEN = Entry(id="open", question="When is the shop open?", answer="From nine to six.")
SUNDAY = Entry(id="sunday", question="When is the shop open on a Sunday?", answer="From ten to two.")
PARKING = Entry(id="parking", question="Where can I park my car?", answer="Behind the house.")
BICYCLES = Gap(id="bicycles", question="Do you sell bicycles?", answer="The leaflet says nothing about it.")
SHOP = KnowledgeBase(id="shop", title="Shop", entries=(PARKING, SUNDAY, OPEN), gaps=(BICYCLES,))


def test_entries_and_gaps_with_one_phrasing_are_held_out_as_a_whole() -> None:
    assert [(each.fold, each.case.question) for each in hold_out_items(BREAD)] == [
        (0, "Can I freeze bread?"),
        (1, "Which bag is best?"),
        (2, "Why does dough rise?"),
        (3, "Is it safe for coeliacs?"),
    ]


def test_an_entry_that_answers_for_an_absent_one_is_found() -> None:
    found = ask_absent_items(SHOP)
    assert [(each.id, each.verdict) for each in found] == [
        ("parking", "abstained"),
        ("sunday", "abstained"),
        ("open", "answered"),
        ("bicycles", "abstained"),
    ]
    (answered,) = list_answered(found)
    assert isinstance(answered.reply, Answer)
    assert (answered.id, answered.reply.entry.id) == ("open", "sunday")


def test_the_most_confident_answer_comes_first() -> None:
    absent = [AbsentItem("a", answer(KEEPS, confidence=0.7)), AbsentItem("b", answer(KEEPS, confidence=0.9))]
    assert [each.id for each in list_answered(absent)] == ["b", "a"]


def test_a_base_of_one_entry_has_nothing_left_to_answer_with() -> None:
    (absent,) = ask_absent_items(KnowledgeBase(id="shop", title="Shop", entries=(OPEN,)))
    assert absent.verdict == "abstained"


def test_nothing_is_asked_of_a_base_with_phrasings() -> None:
    assert ask_absent_items(KnowledgeBase(id="bread", title="Bread", entries=(KEEPS,))) == ()
