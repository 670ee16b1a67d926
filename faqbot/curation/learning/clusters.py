"""Questions that ask for the same, as clusters."""

from collections.abc import Sequence
from dataclasses import dataclass

from faqbot.curation.learning.asked import AskedAgain
from faqbot.curation.learning.similarity import QuestionVector, Vectorizer, VectorList

SAME_AT = 0.5
"""Least similarity of a question to the first of its cluster.

On 1,000 queries each of the question sets of benchmarks/README.md, 71 to 93 in 100 members of clusters of two or more
then have the label of most others (83 in the middle), and half to four fifths of all queries are in such clusters. At
0.6 two or three more in 100 are right, and one in ten fewer is in a cluster."""

NEAR_AT = 0.9
"""Similarity at which one of two questions says nothing that the other does not; chosen, not measured."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Questions that ask for the same.

    Attributes:
        members: The questions, the most frequent first.
    """

    members: tuple[AskedAgain, ...]

    @property
    def times(self) -> int:
        """How often they were asked, together."""
        return sum(member.asked.times for member in self.members)


def cluster_questions(questions: Sequence[AskedAgain], vectorizer: Vectorizer) -> list[Cluster]:
    """Put questions that ask for the same together, the largest clusters first.

    Each question, in the given order, joins the cluster to whose first question it is most similar, or begins one.

    Args:
        questions: The questions, the most frequent first.
        vectorizer: Makes them comparable.
    """
    leaders = VectorList()
    clusters: list[list[AskedAgain]] = []
    for question in questions:
        vector = vectorizer.vectorize(question.asked.text)
        similarities = leaders.compare(vector)
        best = max(range(len(similarities)), key=similarities.__getitem__, default=None)
        if best is not None and similarities[best] >= SAME_AT:
            clusters[best].append(question)
        else:
            leaders.add(vector)
            clusters.append([question])
    found = [Cluster(tuple(members)) for members in clusters]
    return sorted(found, key=lambda cluster: (-cluster.times, cluster.members[0].asked.text))


def choose_phrasings(members: Sequence[AskedAgain], vectorizer: Vectorizer, limit: int) -> tuple[str, ...]:
    """Return the questions of a cluster that say most, and not the same twice.

    The first is the most frequent one. Each further one is the least similar to those before it. Questions in which
    something was redacted are taken only if there are no others.

    Args:
        members: The questions, the most frequent first.
        vectorizer: Makes them comparable.
        limit: How many at most.
    """
    whole = [member.asked.text for member in members if member.asked.is_whole]
    texts = whole or [member.asked.text for member in members]
    vectors: list[QuestionVector] = [vectorizer.vectorize(text) for text in texts]
    nearest = [0.0] * len(texts)
    chosen: list[int] = []
    number: int | None = 0
    while number is not None and len(chosen) < limit:
        chosen.append(number)
        latest = VectorList()
        latest.add(vectors[number])
        nearest = [max(old, *latest.compare(vector)) for old, vector in zip(nearest, vectors, strict=True)]
        left = [other for other in range(len(texts)) if other not in chosen and nearest[other] < NEAR_AT]
        number = min(left, key=nearest.__getitem__, default=None)
    return tuple(texts[number] for number in chosen)
