"""Cut a run of Japanese letters into words without a dictionary: by its scripts, its listed words and its endings.

Chinese characters carry the meaning of a verb, and the hiragana behind them its ending: all forms of one verb become
its character, so that 借りる, 借りたい and 借りられますか are one word. Particles and endings are listed.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from faqbot.language.lexicon import Lexicon, Stretch

KANJI = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
KATAKANA = "\u30a1-\u30fc\u31f0-\u31ff"
HIRAGANA = "\u3041-\u309f"

MAX_ENDING = 3
"""Letters of the longest ending of a verb or adjective that is left out without being listed."""

MAX_WHOLE = 5
"""Letters of the longest word in hiragana that is kept whole without being listed."""

NEGATION = "ない"
"""What all negative endings become."""

_PARTICLES = frozenset("はをのにでともへがやか")
_NEGATIONS = frozenset(
    """
    ない なく なくて なかった なきゃ ません ませんか ませんでした ませんが なければ ず ずに ねえ ないんです ないの
    ないです ないのです ないのですが ないんですけど ないんですが ないでしょうか
    """.split()
)
# Endings of verbs and sentences, the verbs of giving, being and doing, and how politely or familiarly they are said.
_ENDINGS = _NEGATIONS | frozenset(
    """
    です ですか ですが ですけど でした でしょうか でしょう だ だった だと だけど だよ だね である ます ますか ました
    ましたか まして ましょう ましょうか ませ たい たく たくて たいです たいのですが たいんですが たいんですけど
    たいんだけど たいの たいのだが たがって て で た って っ った ったら っちゃった ってる っている っています
    ってます ていて てる ている ています てます ていた てた ていました おく おき おいて おきたい ておく ておき
    ておいて ておきたい てある てあります とく といて ちゃう ちゃった ちゃって ちゃい じゃった じゃう しまう しまい
    しまった しまって てしまった てしまい てしまいました れる られる られ れ せる させ させる させて させたい もらう
    もらえ もらえる もらい もらって もらった もらいたい てもらう てもらえ てもらえる てもらい てもらって てもらいたい
    てもらえますか いただく いただけ いただき いただいて ていただく ていただけ ていただき ください くださ くれ くれる
    くれます てくれ てくれる ほしい てほしい ほしく んです んですか んですが んですけど んだ んだけど んで の のです
    のですか のですが ので のに のか んの か かな かね ね よ よね わ さ ぞ な なあ けど けれど けれども が し から ば
    なら たら れば と とき ん する すれ すれば すると して した したら したい したく したいです したいのですが
    したいんですが したいんですけど したいんだけど している していて しています してる してます しよう しましょう
    します しますか しました しません される され されて された されます されました なる なり なった なって なります
    なりたい なれる なれ いる いた いて います いますか おり おります ある あった あり あります ありますか あれば
    ござい ございます ございますか できる でき できて できた できます できますか できれば る かかる かかり かかって
    かかった かかります やる やり やって やってる やってます やっています やりたい いい いいです いいですか よい
    よろしい よろし 良 みたい みる みて みよう みたく ても でも もう また まだ あと それ これ こと もの もん ところ
    とこ ため よう そう くらい ぐらい ほど など とか ちょっと やはり やっぱり ついて における について に関して という
    といった として っていう
    """.split()
)
_LONGEST_ENDING = max(map(len, _ENDINGS))
_DROPPED = _ENDINGS - {"みたい"}
_RUN = re.compile(f"[{KANJI}]+|[{KATAKANA}]+|[{HIRAGANA}]+|[^{KANJI}{KATAKANA}{HIRAGANA}]+")
_IS_CHARACTER = re.compile(f"[{KANJI}]")
_IS_HIRAGANA = re.compile(f"[{HIRAGANA}]")


class JapaneseLexicon(Lexicon):
    """The listed words of Japanese, and the rules by which other words are cut."""

    def cut(self, text: str) -> Iterator[Stretch]:
        """Yield the words of a run of letters; the endings of verbs are left out.

        >>> lexicon = JapaneseLexicon(["営業", "ますか", "たい"])
        >>> [part.text for part in lexicon.cut("営業時間を変えられますか")]
        ['営業', '時間', 'を', '変', 'ますか']
        """
        runs = _RUN.findall(text)
        for before, run in zip(["", *runs], runs, strict=False):
            if _IS_HIRAGANA.match(run):
                words = self._cut_hiragana(run, before)
            elif _IS_CHARACTER.match(run):
                words = self._cut_listed(run, _split_characters)
            else:
                words = self._cut_listed(run, lambda part: (part,))
            for word in words:
                yield Stretch(word, is_word=True)

    def _cut_listed(self, run: str, split: Callable[[str], Iterable[str]]) -> Iterator[str]:
        """Yield the listed words in a run of one script, and the parts of what is between them."""
        for part in super().cut(run):
            yield from (part.text,) if part.is_word else split(part.text)

    def _cut_hiragana(self, run: str, before: str) -> Iterator[str]:
        """Yield the words of a run of hiragana.

        Args:
            run: The run.
            before: The run before it, or an empty text.
        """
        place = start = 0
        is_behind_word = bool(before)
        while place < len(run):
            word = self._find_word(run, place, is_behind_word=is_behind_word and start == place)
            if not word:
                place += 1
                continue
            yield from _split_unlisted(run[start:place], is_behind_word=is_behind_word)
            if word in _NEGATIONS:
                yield NEGATION
            elif word not in _DROPPED:
                yield word
            start = place = place + len(word)
            is_behind_word = True
        yield from _split_unlisted(run[start:], is_behind_word=is_behind_word)

    def _find_word(self, run: str, place: int, *, is_behind_word: bool) -> str:
        """Return the listed word or the ending at a place of a run, or the particle if one may stand there."""
        listed, ending = self.find(run, place), _find_ending(run, place)
        word = max(listed, ending, key=len)
        if is_behind_word and run[place] in _PARTICLES:
            following = (
                max(self.find(run, place + 1), _find_ending(run, place + 1), key=len) if run[place + 1 :] else ""
            )
            if len(word) <= 1 + len(following):
                return run[place]
        return word


def _find_ending(run: str, place: int) -> str:
    """Return the longest ending at a place of a run of hiragana, or an empty text."""
    ends = range(min(len(run), place + _LONGEST_ENDING), place, -1)
    return next((run[place:end] for end in ends if run[place:end] in _ENDINGS), "")


def _split_characters(run: str) -> Iterable[str]:
    """Return a run of one or two Chinese characters whole, and a longer one in pairs."""
    return map("".join, pairwise(run)) if len(run) > 2 else (run,)


def _split_unlisted(part: str, *, is_behind_word: bool) -> Iterable[str]:
    """Return the words of hiragana that are not listed; what ends another word is none."""
    if not part or (is_behind_word and len(part) <= MAX_ENDING):
        return ()
    return (part,) if len(part) <= MAX_WHOLE else map("".join, pairwise(part))
