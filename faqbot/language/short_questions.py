"""Short questions in another language, of which no function word tells the language."""

from functools import cache

from faqbot.language.pack import UNLISTED
from faqbot.language.packs import pack_for, primary_subtag
from faqbot.language.scripts import LATIN, scripts_of

MAX_WORDS = 3
"""Greatest number of words of a short question."""

# What people type most into a help desk, in the order: opening hours, open, closed, price, cost, phone, address,
# delivery, order, bill, appointment, password, lost, cancel, help, hello, thanks. Without words that English has too.
_WORDS = {
    "de": (
        "Öffnungszeiten geöffnet geschlossen Preis Preise Kosten Telefonnummer Adresse Lieferung Bestellung Rechnung "
        "Termin Passwort verloren kündigen stornieren Hilfe Hallo Danke"
    ),
    "es": (
        "horario abierto cerrado precio precios coste teléfono dirección envío pedido factura cita contraseña perdido "
        "cancelar ayuda hola gracias"
    ),
    "fr": (
        "horaires ouvert fermé prix tarif tarifs coût téléphone adresse livraison commande facture rendez-vous perdu "
        "annuler aide bonjour merci"
    ),
    "it": (
        "orari orario aperto chiuso prezzo prezzi costo telefono indirizzo consegna ordine fattura appuntamento "
        "smarrito annullare aiuto ciao grazie"
    ),
    "nl": (
        "openingstijden geopend gesloten prijs prijzen kosten telefoonnummer adres levering bestelling rekening "
        "afspraak wachtwoord verloren annuleren opzeggen hallo bedankt"
    ),
    "pl": "godziny otwarte zamknięte cena ceny koszt adres dostawa zamówienie faktura wizyta hasło anulować pomoc",
    "pt": (
        "horário aberto fechado preço preços custo telefone endereço morada entrega encomenda pedido fatura senha "
        "perdido cancelar ajuda olá obrigado obrigada"
    ),
    "sv": (
        "öppettider öppet stängt pris priser kostnad telefonnummer adress leverans beställning faktura lösenord avboka "
        "hjälp hej tack"
    ),
    "tr": "saatleri açık kapalı fiyat fiyatı ücret telefon adres teslimat sipariş fatura randevu şifre yardım merhaba",
}


def find_short_languages(question: str, language: str) -> frozenset[str]:
    """Return the languages that a short question may be in, if it is clearly in another than that of the base.

    No word of it is one of the language of the base, and one is an everyday word of another language.

    Args:
        question: The question, cleaned.
        language: The language of the base, as a BCP 47 tag.

    >>> sorted(find_short_languages("Öffnungszeiten?", "en")), sorted(find_short_languages("cancelar", "en"))
    (['de'], ['es', 'pt'])
    >>> sorted(find_short_languages("opening times", "de")), sorted(find_short_languages("ivig precio", "en"))
    ([], ['es'])
    """
    own = primary_subtag(language)
    pack = pack_for(own)
    words = set(pack.tokenize(question))
    if not words or len(question.split()) > MAX_WORDS or any(pack.rank_band(word) < UNLISTED for word in words):
        return frozenset()
    is_told_apart = own in _WORDS or own == "en" or LATIN not in scripts_of(own)
    if not is_told_apart or words & _everyday_words(own):
        return frozenset()
    return frozenset(tag for tag in _WORDS if tag != own and words & _everyday_words(tag))


@cache
def _everyday_words(language: str) -> frozenset[str]:
    """Return the everyday words of a language as they are compared; none of one that is not listed."""
    pack = pack_for(language)
    return frozenset(word for listed in _WORDS.get(language, "").split() for word in pack.tokenize(listed))
