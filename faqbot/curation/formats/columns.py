"""Recognise what the columns of a table, or the keys of a list, hold."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

Role = Literal[
    "question",
    "answer",
    "paraphrases",
    "topic",
    "tags",
    "url",
    "id",
    "language",
    "enabled",
    "draft",
    "status",
    "condition",
    "follow_ups",
    "meta",
]
"""What a column holds."""

_NAMES: dict[Role, str] = {
    "question": (
        "question, questions, q, query, title, name, faq, ask, frage, fragen, pregunta, preguntas, demande, "
        "domanda, domande, pergunta, perguntas, vraag, vragen, fråga, spørgsmål, kysymys, pytanie, otázka, soru, "
        "вопрос, 質問, 问题, 質問内容, 問題, 질문, سؤال, user question, faq question, question text, "
        "main question, user query, user says, prompt, heading, ques, instruction"
    ),
    "answer": (
        "answer, answers, a, response, responses, reply, antwort, antworten, respuesta, respuestas, réponse, "
        "réponses, risposta, risposte, resposta, respostas, antwoord, antwoorden, svar, vastaus, odpowiedź, "
        "odpověď, cevap, ответ, 回答, 答案, 答え, 답변, جواب, bot response, bot answer, faq answer, answer text, "
        "accepted answer, solution, resolution, text, content, body, reply text, ans, output, completion, "
        "description"
    ),
    "paraphrases": (
        "synonyms, synonym, alternative questions, alternative question, alternate questions, "
        "alternate question, alternatives, alternative, alt questions, alt question, variations, variation, "
        "variants, variant, paraphrases, paraphrase, utterances, utterance, sample utterances, also asked as, "
        "asked as, other phrasings, phrasings, other questions, similar questions, similar question, aliases, "
        "alias, rephrasings, examples, training phrases, synonyme, alternativfragen, varianten, variantes, "
        "sinonimos, sinónimos, sinonimi, 関連ワード, 類義語, 相似问题"
    ),
    "topic": (
        "category, categories, topic, topics, section, group, theme, subject, area, department, kategorie, "
        "thema, categoría, categoria, catégorie, rubrique, rubrik, categorie, kategori, kategoria, категория, "
        "カテゴリ, カテゴリー, 分类, 분류, faq category, main category"
    ),
    "tags": (
        "tags, tag, labels, label, keywords, keyword, label names, schlagworte, stichworte, palabras clave, mots clés"
    ),
    "url": ("html url, url, link, links, href, permalink, source url, page url, web page, webpage, page, see also"),
    "id": (
        "id, qid, key, slug, qnaid, qna id, faq id, faqid, question id, nr, no, number, ref, reference, uid, "
        "uuid, identifier"
    ),
    "language": "language, lang, locale, sprache, idioma, langue, lingua, taal, язык, 言語",
    "enabled": (
        "enabled, active, published, is active, is enabled, is published, visible, live, "
        "public, is public, aktiv, aktiviert, sichtbar, öffentlich, veröffentlicht, freigegeben, activo, publicado, "
        "actif, publié, attivo, pubblicato, ativo, actief, gepubliceerd, zichtbaar"
    ),
    "draft": (
        "draft, disabled, hidden, archived, deleted, inactive, is draft, outdated, entwurf, archiviert, deaktiviert, "
        "versteckt, ausgeblendet, gelöscht, veraltet, brouillon, archivé, masqué, borrador, archivado, oculto, bozza, "
        "archiviato, nascosto, rascunho, arquivado, gearchiveerd, verborgen"
    ),
    "status": (
        "status, state, workflow state, publication status, article status, post status, estado, stato, statut, "
        "visibility, folder visibility, visible to, viewable by, user segment id, user segment ids, sichtbarkeit, "
        "sichtbar für, visibilité, visible par, visible pour, visibilidad, visible para, visibilità, visibile a, "
        "visibilidade, visível para, zichtbaarheid, zichtbaar voor, synlighet, synlighed, näkyvyys, widoczność, "
        "viditelnost, görünürlük, видимость, 公開範囲, 可见性, 공개 범위"
    ),
    "condition": (
        "audience, country, region, market, brand, plan, platform, channel, user type, customer type, target group, "
        "zielgruppe, público, pubblico"
    ),
    "follow_ups": "follow ups, follow up, followups, related, related questions, next questions, see also ids",
    "meta": "meta, metadata",
}
"""The names of columns by role, in the languages of files seen in public repositories; the most usual name first."""

_ROLES: dict[str, tuple[int, Role]] = {
    " ".join(name.split()): (rank, role)
    for role, names in _NAMES.items()
    for rank, name in enumerate(names.split(", "))
}
_NUMBERED = re.compile(r"(.*\D)\s?\d{1,3}")
_IN_LANGUAGE = re.compile(r"(.+)[ ]([a-z]{2}(?: [a-z]{2})?)")
_LANGUAGES = frozenset(
    "ar bg bn ca cs cy da de el en es et fa fi fr ga he hi hr hu id is it ja ko lt lv ms nb nl no pl pt ro ru sk sl sr"
    " sv sw th tl tr uk ur vi zh dk jp cn".split()
)
_ID = "id"
"""The end of ``section id``; the code of Indonesian only if other languages are there too, and it has both a question
and an answer."""

_QUESTION_MARKS = "?？؟"


class Column(NamedTuple):
    """What a column holds.

    Attributes:
        role: The kind of its values.
        language: The language of its values, if its name says so, or nothing.
        rank: How usual its name is for the role; 0 is the most usual one.
        is_numbered: Whether its name ends with a number, as that of a further column of the role does.
        name: Its name in lower case without a language and a number, where the values mean nothing without it.
        live: The values that say that a row is published, where they are not the usual words; None if they are.
    """

    role: Role
    language: str
    rank: int
    is_numbered: bool
    name: str = ""
    live: frozenset[str] | None = None


def fold_name(name: str) -> str:
    """Return the name of a column as words in lower case.

    >>> fold_name("descriptionText"), fold_name("folder_id")
    ('description text', 'folder id')
    """
    return re.sub(r"[\W_]+", " ", re.sub(r"(?<=[a-zа-я])(?=[A-Z])", " ", name)).strip().casefold()


def name_column(name: str) -> Column | None:
    """Return what a column of this name holds, or None.

    >>> name_column("Alternative_Questions").role, name_column("question (EN)").language, name_column("Colour")
    ('paraphrases', 'en', None)
    """
    plain = fold_name(name)
    if found := _ROLES.get(plain):
        return Column(found[1], "", found[0], is_numbered=False, name=_keep_name(found[1], plain))
    if (match := _IN_LANGUAGE.fullmatch(plain)) and match[2][:2] in _LANGUAGES and (found := _ROLES.get(match[1])):
        language, name = match[2].replace(" ", "-"), _keep_name(found[1], match[1])
        return Column(found[1], language, found[0], is_numbered=False, name=name)
    if (match := _NUMBERED.fullmatch(plain)) and (found := _ROLES.get(match[1].strip())):
        return Column(found[1], "", found[0], is_numbered=True, name=_keep_name(found[1], match[1].strip()))
    return None


def _keep_name(role: Role, name: str) -> str:
    return name if role in ("condition", "status", "enabled", "draft") else ""


def name_columns(header: Sequence[str]) -> dict[int, Column]:
    """Return what the columns of a table hold, by their numbers.

    Of two names for the question, or for the answer, the more usual one counts. A further numbered question, such as
    ``question 2``, holds a paraphrase.
    """
    named = {number: column for number, name in enumerate(header) if (column := name_column(name))}
    languages = {column.language for column in named.values()} - {""}
    if languages == {_ID} or not has_pairs(column for column in named.values() if column.language == _ID):
        named = {number: column for number, column in named.items() if column.language != _ID}
    for role in ("question", "answer", "topic", "id", "url", "language"):
        numbers = [number for number, column in named.items() if column.role == role]
        by_language: dict[str, list[int]] = {}
        for number in numbers:
            by_language.setdefault(named[number].language, []).append(number)
        for same in by_language.values():
            _, *others = sorted(same, key=lambda number: (named[number].rank, number))
            for number in others:
                if role == "question" and (named[number].is_numbered or named[number].rank == named[same[0]].rank):
                    named[number] = named[number]._replace(role="paraphrases")
                else:
                    del named[number]
    return named


def has_pairs(columns: Mapping[int, Column] | Iterable[Column]) -> bool:
    """Return whether there is a column of questions and one of answers."""
    found = columns.values() if isinstance(columns, Mapping) else columns
    return {"question", "answer"} <= {column.role for column in found}


def is_question(text: str) -> bool:
    """Return whether a text ends with a question mark.

    >>> is_question("Where is it? "), is_question("Opening hours")
    (True, False)
    """
    return text.rstrip(" *_`\"'”)")[-1:] in tuple(_QUESTION_MARKS)
