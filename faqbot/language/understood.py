"""Sentences that say which languages the bot understands, in the language of the question.

The names of languages are in the form that the sentence of their line needs.
"""

from collections.abc import Sequence
from types import MappingProxyType

from faqbot.language.packs import primary_subtag
from faqbot.language.telling import find_question_language

_NAMED = "ar de en es fr he hi it ja ko nl pl pt ru sv tr zh".split()
"""The languages that are named, in the order of the names."""

_SENTENCES = MappingProxyType(
    {
        "ar": "أفهم {languages} فقط.",
        "de": "Ich verstehe nur {languages}.",
        "en": "I understand only {languages}.",
        "es": "Solo entiendo {languages}.",
        "fr": "Je ne comprends que {languages}.",
        "he": "אפשר לפנות אליי {languages} בלבד.",
        "hi": "मुझे केवल {languages} समझ आती है।",
        "it": "Capisco solo {languages}.",
        "ja": "{languages}しかわかりません。",
        "ko": "저는 {languages}만 이해합니다.",
        "nl": "Ik begrijp alleen {languages}.",
        "pl": "Rozumiem tylko {languages}.",
        "pt": "Só entendo {languages}.",
        "ru": "Я понимаю только {languages}.",
        "sv": "Jag förstår bara {languages}.",
        "tr": "Yalnızca {languages} anlıyorum.",
        "zh": "我只懂{languages}。",
    }
)

_AND = MappingProxyType(
    {
        "ar": " و", "de": " und ", "en": " and ", "es": " y ", "fr": " et ", "he": " או ", "hi": " और ", "it": " e ",
        "ja": "と", "ko": ", ", "nl": " en ", "pl": " i ", "pt": " e ", "ru": " и ", "sv": " och ", "tr": " ve ",
        "zh": "和",
    }
)  # fmt: skip

_COMMAS = MappingProxyType({"ar": "، ", "ja": "、", "zh": "、"})

_NAMES = MappingProxyType(
    {
        "ar": (
            "العربية|الألمانية|الإنجليزية|الإسبانية|الفرنسية|العبرية|الهندية|الإيطالية|اليابانية|الكورية|الهولندية|"
            "البولندية|البرتغالية|الروسية|السويدية|التركية|الصينية"
        ),
        "de": (
            "Arabisch|Deutsch|Englisch|Spanisch|Französisch|Hebräisch|Hindi|Italienisch|Japanisch|Koreanisch|"
            "Niederländisch|Polnisch|Portugiesisch|Russisch|Schwedisch|Türkisch|Chinesisch"
        ),
        "en": (
            "Arabic|German|English|Spanish|French|Hebrew|Hindi|Italian|Japanese|Korean|Dutch|Polish|Portuguese|Russian|"
            "Swedish|Turkish|Chinese"
        ),
        "es": (
            "árabe|alemán|inglés|español|francés|hebreo|hindi|italiano|japonés|coreano|neerlandés|polaco|portugués|ruso|"
            "sueco|turco|chino"
        ),
        "fr": (
            "l’arabe|l’allemand|l’anglais|l’espagnol|le français|l’hébreu|le hindi|l’italien|le japonais|le coréen|"
            "le néerlandais|le polonais|le portugais|le russe|le suédois|le turc|le chinois"
        ),
        "he": (
            "בערבית|בגרמנית|באנגלית|בספרדית|בצרפתית|בעברית|בהינדי|באיטלקית|ביפנית|בקוריאנית|בהולנדית|בפולנית|"
            "בפורטוגזית|ברוסית|בשוודית|בטורקית|בסינית"
        ),
        "hi": ("अरबी|जर्मन|अंग्रेज़ी|स्पेनिश|फ़्रेंच|हिब्रू|हिन्दी|इतालवी|जापानी|कोरियाई|डच|पोलिश|पुर्तगाली|रूसी|स्वीडिश|तुर्की|चीनी"),
        "it": (
            "l’arabo|il tedesco|l’inglese|lo spagnolo|il francese|l’ebraico|l’hindi|l’italiano|il giapponese|"
            "il coreano|l’olandese|il polacco|il portoghese|il russo|lo svedese|il turco|il cinese"
        ),
        "ja": (
            "アラビア語|ドイツ語|英語|スペイン語|フランス語|ヘブライ語|ヒンディー語|イタリア語|日本語|韓国語|オランダ語|ポーランド語|"
            "ポルトガル語|ロシア語|スウェーデン語|トルコ語|中国語"
        ),
        "ko": (
            "아랍어|독일어|영어|스페인어|프랑스어|히브리어|힌디어|이탈리아어|일본어|한국어|네덜란드어|폴란드어|포르투갈어|러시아어|"
            "스웨덴어|튀르키예어|중국어"
        ),
        "nl": (
            "Arabisch|Duits|Engels|Spaans|Frans|Hebreeuws|Hindi|Italiaans|Japans|Koreaans|Nederlands|Pools|Portugees|"
            "Russisch|Zweeds|Turks|Chinees"
        ),
        "pl": (
            "po arabsku|po niemiecku|po angielsku|po hiszpańsku|po francusku|po hebrajsku|w hindi|po włosku|"
            "po japońsku|po koreańsku|po niderlandzku|po polsku|po portugalsku|po rosyjsku|po szwedzku|po turecku|"
            "po chińsku"
        ),
        "pt": (
            "árabe|alemão|inglês|espanhol|francês|hebraico|hindi|italiano|japonês|coreano|neerlandês|polaco|português|"
            "russo|sueco|turco|chinês"
        ),
        "ru": (
            "по-арабски|по-немецки|по-английски|по-испански|по-французски|на иврите|на хинди|по-итальянски|по-японски|"
            "по-корейски|по-нидерландски|по-польски|по-португальски|по-русски|по-шведски|по-турецки|по-китайски"
        ),
        "sv": (
            "arabiska|tyska|engelska|spanska|franska|hebreiska|hindi|italienska|japanska|koreanska|nederländska|polska|"
            "portugisiska|ryska|svenska|turkiska|kinesiska"
        ),
        "tr": (
            "Arapça|Almanca|İngilizce|İspanyolca|Fransızca|İbranice|Hintçe|İtalyanca|Japonca|Korece|Felemenkçe|Lehçe|"
            "Portekizce|Rusça|İsveççe|Türkçe|Çince"
        ),
        "zh": (
            "阿拉伯文|德文|英文|西班牙文|法文|希伯来文|印地文|意大利文|日文|韩文|荷兰文|波兰文|葡萄牙文|俄文|瑞典文|土耳其文|中文"
        ),
    }
)


def say_understood(question_language: str, languages: Sequence[str]) -> str:
    """Return the sentence that names the languages of a base, or an empty text if some name is not known.

    Args:
        question_language: The language of the sentence, as a BCP 47 tag.
        languages: The languages of the base, as BCP 47 tags.

    >>> say_understood("de", ["en"]), say_understood("fr", ["en", "it", "tr"]), say_understood("tlh", ["en"])
    ('Ich verstehe nur Englisch.', 'Je ne comprends que l’anglais, l’italien et le turc.', '')
    """
    tag, named = primary_subtag(question_language), list(dict.fromkeys(map(primary_subtag, languages)))
    if tag not in _SENTENCES or not set(named) <= set(_NAMED):
        return ""
    names = dict(zip(_NAMED, _NAMES[tag].split("|"), strict=True))
    *first, last = (names[language] for language in named)
    listed = _AND[tag].join(filter(None, (_COMMAS.get(tag, ", ").join(first), last)))
    return _SENTENCES[tag].replace("{languages}", listed)


def say_understood_to(question: str, own: str, languages: Sequence[str] = ()) -> str:
    """Return the sentence that names the languages of a base in that of a question, or an empty text.

    Args:
        question: The question, cleaned.
        own: The language of the base, as a BCP 47 tag.
        languages: All languages of a base in several; empty for its own alone.
    """
    return say_understood(find_question_language(question, own), languages or (own,))
