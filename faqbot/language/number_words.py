"""Small numbers, which people write in digits or in words."""

from collections.abc import Callable, Iterable, Mapping, Sequence

# Words for numbers from two on. Left out are words that often mean something else, such as "one", French "neuf" (new),
# Italian "sei" (you are) and Turkish "altı" (below it).
_WORDS = {
    "ar": (
        "2 اثنان 2 اثنين 3 ثلاثة 3 ثلاث 4 أربعة 4 أربع 5 خمسة 5 خمس 6 ستة 6 ست 7 سبعة 7 سبع 8 ثمانية 8 ثماني 9 تسعة "
        "9 تسع 10 عشرة 10 عشر 20 عشرين 30 ثلاثين"
    ),
    "cs": (
        "2 dva 2 dvě 2 dvou 3 tři 3 tří 4 čtyři 4 čtyř 5 pět 6 šest 7 sedm 8 osm 9 devět 10 deset 12 dvanáct "
        "14 čtrnáct 15 patnáct 20 dvacet 30 třicet"
    ),
    "da": "2 to 3 tre 4 fire 5 fem 6 seks 7 syv 8 otte 9 ni 10 ti 11 elleve 12 tolv 14 fjorten 20 tyve 30 tredive",
    "de": (
        "2 zwei 3 drei 4 vier 5 fünf 6 sechs 7 sieben 8 acht 9 neun 10 zehn 11 elf 12 zwölf 13 dreizehn 14 vierzehn "
        "15 fünfzehn 16 sechzehn 18 achtzehn 20 zwanzig 24 vierundzwanzig 30 dreißig 40 vierzig 48 achtundvierzig "
        "50 fünfzig 60 sechzig 90 neunzig 100 hundert"
    ),
    "en": (
        "2 two 3 three 4 four 5 five 6 six 7 seven 8 eight 9 nine 10 ten 11 eleven 12 twelve 13 thirteen 14 fourteen "
        "15 fifteen 16 sixteen 17 seventeen 18 eighteen 19 nineteen 20 twenty 30 thirty 40 forty 50 fifty 60 sixty "
        "70 seventy 80 eighty 90 ninety 100 hundred"
    ),
    "es": (
        "2 dos 3 tres 4 cuatro 5 cinco 6 seis 7 siete 8 ocho 9 nueve 10 diez 11 once 12 doce 14 catorce 15 quince "
        "20 veinte 24 veinticuatro 30 treinta 60 sesenta 100 cien"
    ),
    "fi": "2 kaksi 3 kolme 4 neljä 5 viisi 6 kuusi 7 seitsemän 8 kahdeksan 9 yhdeksän 10 kymmenen 14 neljätoista",
    "fr": (
        "2 deux 3 trois 4 quatre 5 cinq 6 six 7 sept 8 huit 10 dix 11 onze 12 douze 14 quatorze 15 quinze 20 vingt "
        "30 trente 60 soixante 100 cent"
    ),
    "he": "3 שלוש 3 שלושה 4 ארבע 4 ארבעה 5 חמש 5 חמישה 6 שישה 7 שבעה 8 שמונה 9 תשע 9 תשעה 10 עשר 10 עשרה 20 עשרים",
    "hi": "3 तीन 4 चार 5 पाँच 5 पांच 6 छह 7 सात 8 आठ 9 नौ 10 दस 12 बारह 15 पंद्रह 20 बीस 30 तीस",
    "hu": "2 kettő 2 két 3 három 4 négy 5 öt 7 hét 8 nyolc 9 kilenc 10 tíz 14 tizennégy 20 húsz 30 harminc",
    "id": "2 dua 3 tiga 4 empat 5 lima 6 enam 7 tujuh 8 delapan 9 sembilan 10 sepuluh",
    "it": (
        "2 due 3 tre 4 quattro 5 cinque 7 sette 8 otto 9 nove 10 dieci 11 undici 12 dodici 14 quattordici 15 quindici "
        "20 venti 24 ventiquattro 30 trenta 60 sessanta 100 cento"
    ),
    "nb": "2 to 3 tre 4 fire 5 fem 6 seks 7 sju 7 syv 8 åtte 9 ni 10 ti 11 elleve 12 tolv 14 fjorten 20 tjue 30 tretti",
    "nl": (
        "2 twee 3 drie 4 vier 5 vijf 6 zes 7 zeven 8 acht 9 negen 10 tien 11 elf 12 twaalf 14 veertien 15 vijftien "
        "20 twintig 24 vierentwintig 30 dertig 60 zestig 100 honderd"
    ),
    "pl": (
        "2 dwa 2 dwie 2 dwóch 3 trzy 3 trzech 4 cztery 4 czterech 5 pięć 5 pięciu 6 sześć 7 siedem 8 osiem 9 dziewięć "
        "10 dziesięć 12 dwanaście 14 czternaście 15 piętnaście 20 dwadzieścia 30 trzydzieści"
    ),
    "pt": (
        "2 dois 2 duas 3 três 4 quatro 5 cinco 6 seis 7 sete 8 oito 9 nove 10 dez 11 onze 12 doze 14 catorze 15 quinze "
        "20 vinte 30 trinta 60 sessenta 100 cem"
    ),
    "ro": "2 doi 2 două 3 trei 4 patru 5 cinci 6 șase 7 șapte 8 opt 9 nouă 10 zece 20 douăzeci 30 treizeci",
    "ru": (
        "2 два 2 две 2 двух 3 три 3 трёх 3 трех 4 четыре 4 четырёх 4 четырех 5 пять 5 пяти 6 шесть 6 шести 7 семь "
        "7 семи 8 восемь 8 восьми 9 девять 10 десять 10 десяти 12 двенадцать 14 четырнадцать 15 пятнадцать 20 двадцать "
        "30 тридцать"
    ),
    "sv": "2 två 3 tre 4 fyra 5 fem 7 sju 8 åtta 9 nio 10 tio 11 elva 12 tolv 14 fjorton 20 tjugo 30 trettio",
    "tr": "2 iki 3 üç 4 dört 5 beş 8 sekiz 9 dokuz 12 oniki 14 ondört 15 onbeş 20 yirmi 30 otuz",
    "uk": "2 два 2 дві 2 двох 3 три 3 трьох 4 чотири 5 п'ять 6 шість 7 сім 8 вісім 9 дев'ять 10 десять 20 двадцять",
}


def number_forms(language: str, split: Callable[[str], Iterable[str]]) -> Mapping[str, Sequence[str]]:
    """Return the other forms of small numbers: the words for digits, and the digits for a word.

    Args:
        language: A primary subtag.
        split: Returns the words of a text as they are compared.

    >>> forms = number_forms("ru", str.split)
    >>> forms["2"], forms["две"], number_forms("tlh", str.split)
    (['два', 'две', 'двух'], ['2'], {})
    """
    listed = _WORDS.get(language, "").split()
    forms: dict[str, list[str]] = {}
    for digits, written in zip(listed[::2], listed[1::2], strict=True):
        for word in split(written):
            forms.setdefault(digits, []).append(word)
            forms.setdefault(word, []).append(digits)
    return forms
