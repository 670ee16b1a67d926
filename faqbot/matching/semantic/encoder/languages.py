"""Find out which languages an encoder understands, by a few sentences that mean the same in each."""

from operator import eq
from types import MappingProxyType

from faqbot.language.packs import primary_subtag
from faqbot.matching.semantic.encoder.arrays import Array
from faqbot.matching.semantic.encoder.encoder import Encoder

# The sentences of all languages mean the same, in this order: the price, the station, the opening time, the order, the
# soup, the phone, swimming, the author.
SENTENCES = MappingProxyType(
    {
        "cs": (
            "Kolik to stojí?", "Kde je nádraží?", "Kdy zítra otevírá obchod?", "Mohu zrušit svou objednávku?",
            "Je v té polévce maso?", "Rozbil se mi telefon.", "Jak se naučím plavat?", "Kdo napsal tuto knihu?",
        ),
        "da": (
            "Hvad koster det?", "Hvor er stationen?", "Hvornår åbner butikken i morgen?",
            "Kan jeg annullere min ordre?", "Er der kød i suppen?", "Min telefon er i stykker.",
            "Hvordan lærer jeg at svømme?", "Hvem har skrevet denne bog?",
        ),
        "de": (
            "Wie viel kostet das?", "Wo ist der Bahnhof?", "Wann öffnet der Laden morgen?",
            "Kann ich meine Bestellung stornieren?", "Ist Fleisch in der Suppe?", "Mein Telefon ist kaputt.",
            "Wie lerne ich schwimmen?", "Wer hat dieses Buch geschrieben?",
        ),
        "en": (
            "How much does it cost?", "Where is the station?", "When does the shop open tomorrow?",
            "Can I cancel my order?", "Is there meat in the soup?", "My phone is broken.", "How do I learn to swim?",
            "Who wrote this book?",
        ),
        "es": (
            "¿Cuánto cuesta?", "¿Dónde está la estación?", "¿Cuándo abre la tienda mañana?",
            "¿Puedo cancelar mi pedido?", "¿La sopa lleva carne?", "Mi teléfono está roto.", "¿Cómo aprendo a nadar?",
            "¿Quién escribió este libro?",
        ),
        "fi": (
            "Paljonko se maksaa?", "Missä on asema?", "Milloin kauppa aukeaa huomenna?", "Voinko peruuttaa tilaukseni?",
            "Onko keitossa lihaa?", "Puhelimeni on rikki.", "Miten opin uimaan?", "Kuka kirjoitti tämän kirjan?",
        ),
        "fr": (
            "Combien ça coûte ?", "Où est la gare ?", "À quelle heure le magasin ouvre-t-il demain ?",
            "Puis-je annuler ma commande ?", "Y a-t-il de la viande dans la soupe ?", "Mon téléphone est cassé.",
            "Comment apprendre à nager ?", "Qui a écrit ce livre ?",
        ),
        "hu": (
            "Mennyibe kerül?", "Hol van az állomás?", "Mikor nyit holnap a bolt?", "Lemondhatom a rendelésemet?",
            "Van hús a levesben?", "Elromlott a telefonom.", "Hogyan tanulok meg úszni?", "Ki írta ezt a könyvet?",
        ),
        "id": (
            "Berapa harganya?", "Di mana stasiunnya?", "Kapan toko buka besok?",
            "Bisakah saya membatalkan pesanan saya?", "Apakah ada daging di dalam sup?", "Telepon saya rusak.",
            "Bagaimana cara belajar berenang?", "Siapa yang menulis buku ini?",
        ),
        "it": (
            "Quanto costa?", "Dov'è la stazione?", "Quando apre il negozio domani?", "Posso annullare il mio ordine?",
            "C'è carne nella zuppa?", "Il mio telefono è rotto.", "Come imparo a nuotare?",
            "Chi ha scritto questo libro?",
        ),
        "nb": (
            "Hva koster det?", "Hvor er stasjonen?", "Når åpner butikken i morgen?",
            "Kan jeg kansellere bestillingen min?", "Er det kjøtt i suppen?", "Telefonen min er ødelagt.",
            "Hvordan lærer jeg å svømme?", "Hvem skrev denne boken?",
        ),
        "nl": (
            "Hoeveel kost het?", "Waar is het station?", "Wanneer gaat de winkel morgen open?",
            "Kan ik mijn bestelling annuleren?", "Zit er vlees in de soep?", "Mijn telefoon is kapot.",
            "Hoe leer ik zwemmen?", "Wie heeft dit boek geschreven?",
        ),
        "pl": (
            "Ile to kosztuje?", "Gdzie jest dworzec?", "Kiedy jutro otwierają sklep?", "Czy mogę anulować zamówienie?",
            "Czy w zupie jest mięso?", "Mój telefon jest zepsuty.", "Jak nauczyć się pływać?",
            "Kto napisał tę książkę?",
        ),
        "pt": (
            "Quanto custa?", "Onde fica a estação?", "Quando a loja abre amanhã?", "Posso cancelar o meu pedido?",
            "Há carne na sopa?", "O meu telefone está avariado.", "Como aprendo a nadar?", "Quem escreveu este livro?",
        ),
        "ro": (
            "Cât costă?", "Unde este gara?", "Când se deschide magazinul mâine?", "Pot să îmi anulez comanda?",
            "Este carne în supă?", "Telefonul meu este stricat.", "Cum învăț să înot?", "Cine a scris această carte?",
        ),
        "sv": (
            "Vad kostar det?", "Var ligger stationen?", "När öppnar affären i morgon?",
            "Kan jag avbeställa min beställning?", "Finns det kött i soppan?", "Min telefon är trasig.",
            "Hur lär jag mig simma?", "Vem har skrivit den här boken?",
        ),
        "tl": (
            "Magkano ito?", "Nasaan ang istasyon?", "Kailan magbubukas ang tindahan bukas?",
            "Maaari ko bang kanselahin ang aking order?", "May karne ba sa sopas?", "Sira ang aking telepono.",
            "Paano ako matututong lumangoy?", "Sino ang sumulat ng aklat na ito?",
        ),
        "tr": (
            "Bu ne kadar?", "İstasyon nerede?", "Dükkan yarın ne zaman açılıyor?", "Siparişimi iptal edebilir miyim?",
            "Çorbada et var mı?", "Telefonum bozuldu.", "Yüzmeyi nasıl öğrenirim?", "Bu kitabı kim yazdı?",
        ),
        "vi": (
            "Cái này giá bao nhiêu?", "Nhà ga ở đâu?", "Ngày mai cửa hàng mở cửa lúc nào?",
            "Tôi có thể hủy đơn hàng của mình không?", "Trong súp có thịt không?", "Điện thoại của tôi bị hỏng.",
            "Làm sao để học bơi?", "Ai đã viết cuốn sách này?",
        ),
    }
)  # fmt: skip
"""Eight sentences in each language that questions are told apart in, by its primary tag."""


MIN_RIGHT = 7
"""Number of sentences of a language that must be nearest to those of the same meaning, each way.

An encoder of English alone (all-MiniLM-L6-v2) finds at most 4 in any language, a multilingual one of 4 bits a weight
(multilingual-e5-small) at least 7 in each. By chance alone, one in 300,000 encoders would pass for a language."""


def find_languages(encoder: Encoder, own: str) -> tuple[str, ...]:
    """Return the other languages in which an encoder understands what it does in the language of a base.

    It understands a language if ``MIN_RIGHT`` of its sentences are nearest to those of the same meaning, both ways.

    Args:
        encoder: The encoder.
        own: The language of the base, as a BCP 47 tag. Without sentences in it, nothing is known, and none is returned.
    """
    language = primary_subtag(own)
    if language not in SENTENCES:
        return ()
    vectors = {tag: encoder.encode_all(sentences) for tag, sentences in SENTENCES.items()}
    return tuple(tag for tag in SENTENCES if tag != language and _is_understood(vectors[tag] @ vectors[language].T))


def _is_understood(cosines: Array) -> bool:
    """Whether enough of the greatest values of the rows, and of the columns, are on the diagonal."""
    places = range(len(cosines))
    rows, columns = cosines.argmax(axis=1).tolist(), cosines.argmax(axis=0).tolist()
    return all(sum(map(eq, found, places)) >= MIN_RIGHT for found in (rows, columns))
