"""Detect questions in another language than the base's.

In doubt a question counts as one in the language of the base: who is turned away may give up.
"""

from types import MappingProxyType

from faqbot.language.lazy_pattern import compile_lazily
from faqbot.language.packs import pack_for, primary_subtag
from faqbot.language.scripts import is_in_other_script, is_written_otherwise

LANGUAGES = MappingProxyType(
    {
        "cs": "Czech",
        "da": "Danish",
        "de": "German",
        "en": "English",
        "es": "Spanish",
        "fi": "Finnish",
        "fr": "French",
        "hu": "Hungarian",
        "id": "Indonesian",
        "it": "Italian",
        "nb": "Norwegian",
        "nl": "Dutch",
        "pl": "Polish",
        "pt": "Portuguese",
        "ro": "Romanian",
        "sv": "Swedish",
        "tl": "Tagalog",
        "tr": "Turkish",
        "vi": "Vietnamese",
    }
)
"""Languages in Latin script that are told apart, with their English names."""

# The small words of each language, without accents.
_WORD_LISTS = {
    "cs": (
        "co je ze jak jaky jaka jsou jsem kdy kde kdo kolik muze muzu mohu mam ma pri nebo ale nejsou neni pokud "
        "jeho jeji ktere ktery byt bude budu tento lze prosim mit proti pred bez mne mi me se si na do od za po to "
        "jake jestli jeste uz nez pak protoze kvuli jen nic tak tu tam chci chtel ho ji nim muj moje moji nechce "
        "bych byl byla trva stoji"
    ),
    "da": (
        "hvad hvordan hvorfor hvornar hvor hvilke hvilken er det ikke jeg kan skal mit min har til med fra ved "
        "eller og hos denne dette vaere bliver mig du meget nar kunne hvem findes for af pa en et i at under nogen "
        "noget efter fordi over uden inden mellem ogsa kun hun han dem din mine skulle vil ville gor gore siden "
        "uger behandling virker koster lang selv"
    ),
    "de": (
        "ist sind wie wer warum nicht kann ich und ein eine einen einem einer fur mit bei auf wird werden haben "
        "habe gibt welche welcher wann wo zu vom zum mich mir mein meine dass ob noch nach kein keine konnen muss "
        "wenn uber oder sie es das der den dem soll darf wieviel sich was die in hat an am so von war viel werde "
        "wurde ware hatte seit bis durch gegen ohne unter zwischen damit weil aber auch nur sehr mehr schon immer "
        "wieder uns unser diese dieser dieses jetzt mochte will moglich heute kostet dauert braucht machen nehmen "
        "tun"
    ),
    "en": (
        "the of to and a in is it you that he was for on are with as i his they be at this have from or had by but "
        "not what all were we when your can there an which she do how their if will up other about out many then "
        "them these so some her would make like him has more no could my than been who its did get may should does "
        "why any where am me us our too very just because while during after before between into over under again "
        "once here both each few most own same only don im ive cant isnt dont u ur need want take much long way use "
        "please new good find see give know tell think must might"
    ),
    "es": (
        "que es como por para con los las el una cual cuales cuanto cuanta cuantos cuantas cuando donde quien "
        "puedo puede pueden tengo tiene tienen hay esta este estoy si mi mis del muy pero porque sobre debo debe "
        "hacer sirve ser se su sus mas durante entre sin cuesta soy estan algun alguna lo al dura duele necesito "
        "son me no a en y o de la un antes despues desde hasta tambien nunca siempre hace hacen quiero quisiera he "
        "ha han fue era eso esa ese estos estas nos ya otra otro sirven tomar usar cada pasa hago sea algo nada "
        "alguien tan les"
    ),
    "fi": (
        "mika mita mitka miten miksi milloin missa kuka onko ovat olen voiko voinko voi kuinka paljon minun mina ja "
        "tai ei kun jos sen se tama niin mutta myos kanssa jalkeen aikana saako saanko pitaa taytyy kauan ollut "
        "minulla on ole etta ennen ilman vai siita sita sille taman tassa minulle itse aina enaa vaan eika pitaisi "
        "saa kuin hyvin haluan halua minka mista mihin"
    ),
    "fr": (
        "que est ce qui quoi quel quelle quels quelles pourquoi quand combien puis peut peux je j ai les des une "
        "avec pas sont dans sur mon ma mes il elle du au aux ou faut cette cet avoir sans ont suis dois doit y se "
        "ne vous nous leur contre apres avant coute sert faire etre c qu d l de la le un et en on a cela ca celui "
        "mais donc comme tout tous toute moins tres bien aussi encore depuis pendant chez entre vers ils elles lui "
        "leurs son sa ses notre votre voudrais veut veux peuvent fait font va vais etes avons avez etait sera moi "
        "toi quelqu rien jamais toujours deja"
    ),
    "hu": (
        "mi mik milyen hogyan hogy miert mikor hol ki mennyi mennyibe lehet van vannak nem es egy az kell ha vagy "
        "nekem meg ez mit szabad utan alatt csak vagyok hany lesz a azt ezt en te o ti ok de miota ota miatt nelkul "
        "kellene lenne volt tudok akarok kinek melyik honnan mindig soha most ma tobb jo"
    ),
    "id": (
        "apa apakah bagaimana mengapa kenapa kapan dimana siapa berapa yang untuk dengan dan dari saya bisa boleh "
        "tidak ada ini itu adalah akan pada jika atau di ke bagi selama harus sudah dapat saja lama ya kah oleh "
        "seperti juga lagi lebih sangat bukan belum kalau karena saat ketika sebelum sesudah setelah tentang kami "
        "kita anda aku dia mereka mau ingin jangan hanya semua sejak biaya mana"
    ),
    "it": (
        "che cosa quali quale quanto quanta quando dove chi posso puo sono della delle degli dei con una il lo "
        "gli mi ho hai ha questo questa perche piu anche se ci devo costa dopo durante nel nella cos alla dall dell "
        "ai si mia mio serve fa avere e a la le un di da in i al nei sul sulla dal dalla allo agli fino prima senza "
        "tra fra ma o qual vorrei voglio fare deve puoi possono era stato sia hanno abbiamo quello quella questi "
        "queste mai sempre ancora gia poi molto meno tutto niente qualcuno qualche ogni lei lui loro noi"
    ),
    "nb": (
        "hva hvordan hvorfor nar hvor hvilke hvilken er det ikke jeg kan skal mitt min har til med fra ved eller og "
        "hos denne dette vaere blir meg du mye kunne hvem finnes noen etter for av pa en et i at under mot noe "
        "fordi uten mellom ogsa bare hun han dem din mine skulle vil ville gjor gjore siden uker koster lenge selv"
    ),
    "nl": (
        "hoe niet een het zijn voor mijn waarom welke wanneer ik je bij naar deze wordt worden hebben heb kunnen "
        "moet moeten waar veel ook maar uit geen ben dit dat kan wat wie hoeveel hoelang mag krijg krijgen tijdens "
        "als er heeft helpt werkt met is in de op en van te of over was die me we had om aan mij jouw uw ons wij "
        "jullie hij zij hun al nog want omdat tussen zonder tegen sinds tot tijd erg meer minder altijd nooit weer "
        "iets niets iemand graag wil wilt willen zou gaat doen duurt kost elke lang moest"
    ),
    "pl": (
        "jest jak jakie jaki jaka czy dlaczego kiedy gdzie kto ile moge mozna mam nie sie dla przy lub jestem "
        "bardzo byc przez oraz aby ale moj moja musze jesli tego tej podczas trwa dziala moze ktory ktore co sa od "
        "po na ta w z i do to u o za jako juz jeszcze tylko bez pod nad przed miedzy mnie mi ci go jego jej ich im "
        "mu tym tych te tak chce chcialbym bede bedzie byl byla byly trzeba wiec poniewaz zawsze nigdy ktos cos "
        "wszystko dlugo boli robic maja mieli czym kogo"
    ),
    "pt": (
        "que como qual quais quanto quanta quantos quantas quando onde quem posso pode podem tenho tem nao sao uma "
        "para com por dos das os meu minha mais mas porque sobre devo deve fazer ser se seu sua durante sem ha isso "
        "esta estou existe voce serve custa um e o ao da na no ou eu a as do de em ate apos antes depois desde ja "
        "nunca sempre quero queria foi era sou eram isto esse essa este estes nos eles ela ele lhe mesmo muito "
        "pouco tudo nada alguem algum alguma outro outra entre sob pelo pela pelos aos fica faco fazem ter tomar "
        "cada"
    ),
    "ro": (
        "ce este cum cata cati cand unde pot poate sunt nu si un sau cu pe la in din pentru am ai mea meu mi imi se "
        "sa fi daca dupa trebuie au cel cea despre avea fara timpul o de ca ori nici doar mai foarte tot toate "
        "cineva ceva niciodata mereu acest aceasta asta acum inainte intre sub peste lui ei lor noi voi ii il le "
        "isi mele sint vreau vrea as fost fac"
    ),
    "sv": (
        "vad hur varfor nar var vilka vilken ar det inte jag kan ska min mitt har till med fran vid eller och hos "
        "denna detta vara blir mig du mycket kunna vem finns nagon efter om en ett som av pa i for under mot nagra "
        "nagot fore utan mellan ocksa bara hon han dem din mina skulle vill ville gor gora sedan varje kostar lange "
        "sjalv tar ta hjalper fungerar haft eftersom manga"
    ),
    "tl": (
        "ano ang mga ako paano bakit kailan saan sino magkano pwede puwede maaari meron mayroon hindi para kung "
        "itong akong naman din rin gaano dapat habang kapag ng sa ba ko mo po ay na si may yung iyon iyan dito doon "
        "lang lamang pa nang kay ni nila namin natin tayo kami sila siya niya ka mayroong wala walang gusto ayaw "
        "kailangan lahat bawat kada dahil kasi pero o at"
    ),
    "tr": (
        "nedir nasil neden nicin zaman nerede kim kac midir var yok icin ile bir bu mudur degil miyim miyiz kadar "
        "benim gerekir olur olan olarak sonra daha cok nelerdir hangi eder ederim alabilir gibi ne ve mi mu de da o "
        "musun musunuz misin yapmaliyim yapmali etmek eden edilir yan gore karsi once hic her bazi sadece ama veya "
        "ya ki diye bana beni bende sana onu bunu bunun su neler icinde uzere yoksa eger lazim gerek istiyorum "
        "alirim yapilir olmali varsa"
    ),
    "vi": (
        "gi nhu nao tai sao khi dau bao nhieu khong toi cua va cho nhung cac mot duoc bi voi phai thuoc nen neu hay "
        "trong lam den la co o ai tac dung phu lau sau truoc van do nay kia rat cung chi moi ngay thang nam "
        "hom qua phi mat em anh ban"
    ),
}
_SMALL_WORDS = {language: frozenset(words.split()) for language, words in _WORD_LISTS.items()}


def small_words(language: str) -> frozenset[str]:
    """Return the small words of a language, without accents; none for one that is not in ``LANGUAGES``.

    Args:
        language: A primary subtag.
    """
    return _SMALL_WORDS.get(language, frozenset())


# Small words of three letters and more that also occur in English: in names, borrowings, slang and slips.
_AMBIGUOUS = frozenset(
    """
    ada ale ate aux ban bare ben che chi com como con cos costa cum dan das dat del dell della dem den der die din dos
    eden era est fare font fra fur gore han hat hay hindi hoe hon ito jake jos kan kay kim lam lama lang las les los
    mag mai manga mas mat med met mia min mine mir mon mot nam nay nos ont para pas pendant phi pod pot rat sans sao
    sea sedan sem sen ser serve sin ska som son soy sub sur tai tan tar ter til till tot uber una und van var volt von
    war ware wat yang
    """.split()
)

DISTINCTIVE_POINTS = 2
"""Points of a small word. One of at most two letters, or one that also occurs in English, has a single point."""

_ACCENTED = compile_lazily("[à-öø-ɏḁ-ỿ]")

MAX_EXAMINED = 500
"""Characters of a question whose language is examined."""


def is_foreign(question: str, language: str) -> bool:
    """Whether a question is clearly in another language.

    Args:
        question: The question, cleaned.
        language: The language of the base, as a BCP 47 tag. To a base in a language that is neither in ``LANGUAGES``
            nor written in another script than Latin, no question is foreign.

    >>> is_foreign("¿cuáles son los efectos secundarios?", "en-GB")
    True
    >>> is_foreign("what are the side efectos?", "en-GB")
    False
    """
    own, question = primary_subtag(language), question[:MAX_EXAMINED]
    is_known = own in LANGUAGES or is_written_otherwise(own)
    return is_known and (is_in_other_script(question, own) or _has_foreign_words(question, own))


def detect_language(question: str, language: str) -> str | None:
    """Return the language of a question that is clearly in another one than the base's, or None.

    It is None as well for a language in another script: those are not told apart.

    Args:
        question: The question, cleaned.
        language: The language of the base, as a BCP 47 tag.

    >>> detect_language("wie lange hält ein Brot?", "en-GB")
    'de'
    >>> detect_language("how long does a loaf keep?", "en-GB")
    """
    own, question = primary_subtag(language), question[:MAX_EXAMINED]
    if own not in LANGUAGES or is_in_other_script(question, own):
        return None
    points = _find_foreign_words(question, own)
    return max(points, key=points.__getitem__, default=None)


def language_name(language: str) -> str:
    """Return the English name of a language, or its tag.

    >>> language_name("en-GB"), language_name("tlh")
    ('English', 'tlh')
    """
    return LANGUAGES.get(primary_subtag(language), language)


def _has_foreign_words(question: str, own: str) -> bool:
    """Whether the small words are those of another language."""
    return bool(_find_foreign_words(question, own))


def _find_foreign_words(question: str, own: str) -> dict[str, int]:
    """Return the points of each language whose small words outweigh the base's own."""
    words = set(pack_for(own).tokenize(question))
    own_words = words & small_words(own)
    accented = sum(bool(_ACCENTED.search(word)) for word in set(question.casefold().split()))
    return {
        language: sum(map(_count_points, (words & small_words) - own_words))
        for language, small_words in _SMALL_WORDS.items()
        if language != own and _outweigh(words & small_words, own_words, accented)
    }


def _outweigh(other_words: set[str], own_words: set[str], accented: int) -> bool:
    """Whether the words of another language outweigh the base's own.

    A single small word, or accents alone, may belong to a name. The other language must have more than twice the points
    of the base's own; words of both languages count for neither.

    Args:
        other_words: The small words of the other language in the question.
        own_words: The small words of the base's language in the question.
        accented: The number of words with accents.
    """
    points = [_count_points(word) for word in other_words - own_words]
    is_enough = (DISTINCTIVE_POINTS in points and len(points) > 1) or (bool(points) and accented > 1)
    return is_enough and sum(points) + accented > 2 * DISTINCTIVE_POINTS * len(own_words - other_words)


def _count_points(word: str) -> int:
    return 1 if len(word) < 3 or word in _AMBIGUOUS else DISTINCTIVE_POINTS
