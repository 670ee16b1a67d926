"""Questions that ask for the same make one cluster."""

from asked_in_vain import SHOP, ask_again

from faqbot.bot import FaqBot
from faqbot.curation.learning.clusters import choose_phrasings, cluster_questions
from faqbot.curation.learning.similarity import Vectorizer
from faqbot.language.packs import pack_for

BOT = FaqBot(SHOP)


def vectorizer(*texts: str) -> Vectorizer:
    return Vectorizer(pack_for("en"), texts)


def test_the_largest_clusters_come_first_and_the_most_frequent_question_first_in_each() -> None:
    asked = {"who won the match": 4, "is there parking": 3, "parking nearby?": 2, "who won the last match": 2}
    questions = [ask_again(text, BOT, times) for text, times in asked.items()]
    found = cluster_questions(questions, vectorizer(*asked))
    assert [[each.asked.text for each in cluster.members] for cluster in found] == [
        ["who won the match", "who won the last match"],
        ["is there parking", "parking nearby?"],
    ]
    assert [cluster.times for cluster in found] == [6, 5]


def test_phrasings_do_not_say_the_same_twice() -> None:
    texts = ("is there parking", "is there parking?", "where do I leave my car", "parking nearby")
    questions = [ask_again(text, BOT) for text in texts]
    assert choose_phrasings(questions, vectorizer(*texts), 5) == (
        "is there parking",
        "where do I leave my car",
        "parking nearby",
    )
    assert choose_phrasings(questions, vectorizer(*texts), 2) == ("is there parking", "where do I leave my car")


def test_a_question_with_something_redacted_is_a_phrasing_only_if_there_is_no_other() -> None:
    redacted, whole = ask_again("do you bring it to <email>", BOT), ask_again("bring it home", BOT)
    assert choose_phrasings([redacted, whole], vectorizer("bring it home"), 5) == ("bring it home",)
    assert choose_phrasings([redacted], vectorizer("bring it home"), 5) == ("do you bring it to",)
