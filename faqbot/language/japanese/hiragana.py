"""Read a run of hiragana as words, particles and endings: of all readings, the one that costs least.

A reading with few and listed parts costs little. Particles and endings stand only behind a word, and letters are left
out as the inflection of a verb only behind a Chinese character, a foreign word or a listed word. So a noun that is not
listed stays a word, whatever particles and endings its letters look like.
"""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple

MAX_INFLECTION = 3
"""Letters of the longest inflection of a verb or adjective that is left out without being listed."""

HONORIFICS = frozenset("おご")
"""Letters that make a word behind them polite."""

MAX_UNLISTED = 12
"""Letters of the longest word that is read at once without being listed."""

MAX_AHEAD = 24
"""Letters within which a word ends."""

NEGATIONS = frozenset(
    """
    ない なく なくて なかった なきゃ ません ませんか ませんでした ませんが なければ ず ずに ねえ ないんです ないの
    ないです ないのです ないのですが ないんですけど ないんですが ないでしょうか
    """.split()
)
# Verbs of giving, being and doing, and adverbs and nouns without a topic, which need no word before them.
_FREE = frozenset(
    """
    できる でき できて できた できます できますか できれば ある あった あり あります ありますか
    あれば ござい ございます ございますか いる いた いて います いますか おり おります する すれ
    すれば すると して した したら したい したく したいです したいのですが したいんですが
    したいんですけど したいんだけど している していて しています してる してます しよう しましょう
    します しますか しました しません される されて された されます されました なる なり なった
    なって なります なりたい なれる かかる かかり かかって かかった かかります やる やり やって
    やってる やってます やっています やりたい いい いいです いいですか よい よろしい よろし みて
    みよう きて もう また まだ あと それ これ こと もの もん ところ とこ とき ため よう そう
    ちょっと やはり やっぱり もらう もらえ もらえる もらい もらって もらった もらいたい いただく
    いただけ いただき いただいて ください くださ くれる くれます ほしい ほしく ない なく なくて
    なかった なければ ないです ないでしょうか ついて
    """.split()
)
# Endings of verbs and sentences, and how politely or familiarly they are said.
ENDINGS = (
    NEGATIONS
    | _FREE
    | frozenset(
        """
    です ですか ですが ですけど でした でしょうか でしょう でしたら ましたら っぱなし だ だった だと
    だけど だよ だね である ます ますか ました ましたか まして ましょう ましょうか ませ たい たく
    たくて たいです たいのですが たいんですが たいんですけど たいんだけど たいの たいのだが たがって て で
    た って っ った ったら っちゃった ってる っている っています ってます ていて てる ている ています
    てます ていた てた ていました おく おき おいて おきたい ておく ておき ておいて ておきたい てある
    てあります とく といて ちゃう ちゃった ちゃって ちゃい じゃった じゃう しまう しまい しまった
    しまって てしまった てしまい てしまいました れる られる られ れ せる させ させる させて させたい
    てもらう てもらえ てもらえる てもらい てもらって てもらいたい てもらえますか ていただく ていただけ
    ていただき くれ てくれ てくれる てほしい んです んですか んですが んですけど んだ んだけど んで の
    のです のですか のですが ので のに のか んの か かな かね ね よ よね わ さ ぞ な なあ けど
    けれど けれども が し から ば なら たら れば と ん され なれ る 良 みたい みる みたく ても
    でも くらい ぐらい ほど など とか における について に関して という といった として っていう
    """.split()
    )
)
# Listed words that stand only behind another.
_ATTACHED = frozenset(
    """
    には では とは から まで より ので のに けど けれど けれども だけ しか ばかり ほど くらい ぐらい など とか って
    として について に関して によって のため ために でも ても たら なら です ですか でしょうか ます ますか ました
    ましたか ません ませんか でした たい たいです たいのですが
    """.split()
)
_LONGEST_ENDING = max(map(len, ENDINGS))
# Particles, and those that as often are a letter of a noun.
_STRONG, _WEAK = "はをがにので", "ともへやか"
_PAIRED = frozenset("には では とは のに ので".split())
_NEVER_FIRST = "んっゃゅょぁぃぅぇぉーる"
_NEVER_INFLECT = "はをのに"
_WITHOUT_NEGATION = "必先"
"""Characters whose adverbs end in "zu", which negates nothing."""

# Costs: a listed word costs 1. The others were set on sentences with nouns in hiragana, so that a noun is kept whole
# unless a particle that seldom is part of one ends it.
_STRONG_COST, _WEAK_COST, _WEAK_STEM_COST, _DOUBLED_COST = 0.6, 1.1, 0.9, 1.2
_ENDING_COST, _LETTER_COST, _STEM_LETTER_COST, _LOOSE_COST = 1.2, 1.8, 0.9, 2.4
_UNLISTED_COST, _STUCK_COST, _AMBIGUOUS_COST = 0.3, 1.5, 0.5
_INFLECTION_COST, _HIRAGANA_INFLECTION_COST = 1.0, 2.5


class Kind(Enum):
    """What a part of a reading is; the first two are what stands before a run."""

    NOTHING = "nothing"
    STEM = "stem"
    LISTED = "listed"
    PARTICLE = "particle"
    ENDING = "ending"
    INFLECTION = "inflection"
    UNLISTED = "unlisted"


_OPEN = frozenset({Kind.NOTHING, Kind.PARTICLE})
"""Kinds behind which a new word begins."""


class Part(NamedTuple):
    """A part of a reading."""

    text: str
    kind: Kind


class _Reading(NamedTuple):
    """The cheapest reading up to a place whose last part is of a kind."""

    cost: float
    part: Part
    before: "_Reading | None"


def read_hiragana(run: str, before: str, find: Callable[[str, int], str]) -> list[Part]:
    """Return the parts of a run of hiragana.

    Args:
        run: The run.
        before: The run of another script before it, or an empty text.
        find: Returns the longest listed word at a place of a text, or an empty text.

    >>> [part.text for part in read_hiragana("のとけいは", "父", lambda text, place: "")]
    ['の', 'とけい', 'は']
    """
    first = Part(before, Kind.STEM if before else Kind.NOTHING)
    readings: list[dict[Kind, _Reading]] = [{} for _ in range(len(run) + 1)]
    readings[0][first.kind] = _Reading(0.0, first, None)
    for place, here in enumerate(readings[:-1]):
        for reading in here.values():
            for part, cost in _list_next(run, place, reading.part, find):
                there = readings[place + len(part.text)]
                known = there.get(part.kind)
                if known is None or reading.cost + cost < known.cost:
                    there[part.kind] = _Reading(reading.cost + cost, part, reading)
    parts = []
    last: _Reading | None = min(readings[-1].values(), key=lambda reading: reading.cost)
    while last is not None and last.before is not None:
        parts.append(last.part)
        last = last.before
    return parts[::-1]


def _list_next(run: str, place: int, last: Part, find: Callable[[str, int], str]) -> Iterator[tuple[Part, float]]:
    """Yield what may stand at a place of a run behind a part, with its cost."""
    ahead = run[place : place + MAX_AHEAD]
    listed = find(ahead, 0)
    while listed:
        if last.kind not in _OPEN or listed not in _ATTACHED:
            yield Part(listed, Kind.LISTED), _weigh_listed(listed, last)
        listed = find(listed[:-1], 0) if len(listed) > 1 else ""
    if last.kind is not Kind.NOTHING and (cost := _weigh_particle(run[place], last)):
        yield Part(run[place], Kind.PARTICLE), cost
    for text in _list_beginnings(ahead, _LONGEST_ENDING):
        if text in ENDINGS and (cost := _weigh_ending(text, last)):
            yield Part(text, Kind.ENDING), cost
    if last.kind in {Kind.STEM, Kind.LISTED} and run[place] not in _NEVER_INFLECT:
        each = _INFLECTION_COST if last.kind is Kind.STEM else _HIRAGANA_INFLECTION_COST
        for text in _list_beginnings(ahead.partition("を")[0], MAX_INFLECTION):
            yield Part(text, Kind.INFLECTION), each * len(text)
    for text in _list_beginnings(ahead, MAX_UNLISTED):
        is_honorific = text in HONORIFICS and place + 1 == len(run)
        yield Part(text, Kind.UNLISTED), _weigh_unlisted(text, last, is_honorific=is_honorific)


def _list_beginnings(text: str, longest: int) -> Iterator[str]:
    """Yield the beginnings of a text, the shortest first."""
    return (text[:end] for end in range(1, min(len(text), longest) + 1))


def _weigh_unlisted(word: str, last: Part, *, is_honorific: bool) -> float:
    """Return the cost of an unlisted word behind a part."""
    cost = _UNLISTED_COST + len(word)
    if last.kind not in _OPEN | {Kind.LISTED, Kind.ENDING}:
        cost += _STUCK_COST
    if word[0] in _NEVER_FIRST:
        cost += _STUCK_COST
    return cost + _STUCK_COST if len(word) == 1 and not is_honorific else cost


def _weigh_listed(word: str, last: Part) -> float:
    """Return the cost of a listed word behind a part."""
    if word in _PAIRED:
        return _STRONG_COST + _DOUBLED_COST
    return 1.0 + _DOUBLED_COST if last.kind is Kind.UNLISTED else 1.0


def _weigh_particle(letter: str, last: Part) -> float:
    """Return the cost of a letter as a particle behind a part, or 0 if it is none there."""
    if last.kind is Kind.PARTICLE and not (letter in "はも" and last.text in "にでとへ"):
        return 0.0
    if letter == "の" and last.kind is Kind.UNLISTED and last.text.endswith("も"):
        return _WEAK_COST
    if letter in _STRONG:
        is_doubled = last.kind is Kind.PARTICLE or (last.kind is Kind.ENDING and len(last.text) == 1)
        return _DOUBLED_COST if is_doubled else _STRONG_COST
    if letter in _WEAK:
        return _WEAK_STEM_COST if last.kind is Kind.STEM else _WEAK_COST
    return 0.0


def _weigh_ending(ending: str, last: Part) -> float:
    """Return the cost of an ending behind a part, or 0 if it cannot stand there."""
    if ending in {"ず", "ずに"} and (
        last.kind not in {Kind.STEM, Kind.INFLECTION} or last.text[-1] in _WITHOUT_NEGATION
    ):
        return 0.0
    if last.kind in {Kind.NOTHING, Kind.PARTICLE} and ending not in _FREE:
        return _ENDING_COST if last.text in {"", "の"} and ending.startswith(("です", "でし")) else 0.0
    if last.kind is Kind.STEM and ending[0] == "の":
        return 0.0
    if last.kind is Kind.UNLISTED:
        return _ENDING_COST if len(ending) > 1 and ending[0] in "でだまたなてら" else _LOOSE_COST
    if len(ending) > 1:
        return _ENDING_COST + (_AMBIGUOUS_COST if ending[0] == "の" else 0.0)
    return _STEM_LETTER_COST if last.kind in {Kind.STEM, Kind.INFLECTION} else _LETTER_COST
