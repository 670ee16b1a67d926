"""What people ask help desks most, at what time they open, finds "when" in many languages."""

import pytest

from faqbot import FaqBot
from faqbot.knowledge.model import Entry, KnowledgeBase

QUESTIONS = {
    "ar": ("متى تفتحون؟", "كيف ألغي طلبي؟", "في أي ساعة تفتحون"),
    "es": ("¿Cuándo abren?", "¿Cómo cancelo mi pedido?", "a que hora abren"),
    "fr": ("Quand êtes-vous ouverts ?", "Comment annuler ma commande ?", "à quelle heure ouvrez-vous"),
    "hi": ("आप कब खुलते हैं?", "मैं अपना ऑर्डर कैसे रद्द करूँ?", "कितने बजे खुलते हैं"),
    "it": ("Quando siete aperti?", "Come annullo il mio ordine?", "a che ora aprite"),
    "ja": ("営業時間はいつですか。", "注文を取り消すには?", "何時に開きますか"),
    "ko": ("언제 문을 여나요?", "주문을 어떻게 취소하나요?", "몇 시에 여나요"),
    "nl": ("Wanneer zijn jullie open?", "Hoe annuleer ik mijn bestelling?", "hoe laat gaan jullie open"),
    "pt": ("Quando abrem?", "Como cancelo a minha encomenda?", "a que horas abrem"),
    "ru": ("Когда вы открыты?", "Как отменить заказ?", "во сколько вы открываетесь"),
    "sv": ("När har ni öppet?", "Hur avbokar jag min beställning?", "vilken tid öppnar ni"),
    "tr": ("Ne zaman açıksınız?", "Siparişimi nasıl iptal ederim?", "saat kaçta açılıyorsunuz"),
    "zh": ("你们什么时候开门?", "怎么取消订单?", "几点开门"),
}


@pytest.mark.parametrize("language", QUESTIONS)
def test_at_what_time_is_when(language: str) -> None:
    hours, cancel, question = QUESTIONS[language]
    entries = (
        Entry(id="hours", question=hours, answer="See the notice at the door, please."),
        Entry(id="cancel", question=cancel, answer="See the notice at the door, please."),
    )
    bot = FaqBot(KnowledgeBase(id="shop", title="Shop", language=language, entries=entries))
    reply = bot.ask(question)
    assert (reply.kind, reply.item) == ("answer", entries[0])
