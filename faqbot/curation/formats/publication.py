"""Whether a row of a table is published, by what its columns say."""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from faqbot.curation.formats.column_names import fold_name
from faqbot.curation.formats.columns import Column
from faqbot.curation.formats.readers import admits_everybody, fold_words, names_readers
from faqbot.language.folding import fold_text

_ROLES = ("status", "enabled", "draft")


_NONE = frozenset(("", "-", "–", "—", "n/a", "null", "none", "[]"))

_LIVE = fold_words(
    "published publish live active activated public online enabled enable approved released current visible yes y "
    "true wahr vrai verdadero verdadeiro vero waar sant prawda 1 on x ✓ ✔ ☑ ✅ ○ ◯ 〇 ● veröffentlicht öffentlich "
    "aktiv aktiviert freigegeben sichtbar ja publié publiée publiés actif active activé activée approuvé oui "
    "publicado publicada activo activa activado aprobado aprobada visible sí si pubblicato pubblicata attivo attiva "
    "approvato sì ativo ativa aprovado sim gepubliceerd actief goedgekeurd publiceret publicerad publisert godkendt "
    "godkänd godkjent julkaistu kyllä opublikowany opublikowane aktywny aktywne tak publikováno zveřejněno schváleno "
    "aktivní ano yayınlandı yayında etkin aktif evet опубликовано опубликован активен активно включено видимый так "
    "увімкнено опубліковано активний 公開 公開中 公開済み 有効 はい 表示 掲載 已发布 已發布 发布 發布 启用 啟用 "
    "已启用 有效 生效 上线 公开 显示 是 공개 게시 게시됨 게시중 사용 활성 활성화 노출 예 네 منشور منشورة نشط نشطة "
    "مفعل فعال مرئي عام متاح نعم ציבורי פורסם מפורסם פעיל פעילה גלוי מאושר כן प्रकाशित सक्रिय चालू दृश्यमान "
    "सार्वजनिक स्वीकृत हाँ हां",
    "en ligne",
    "en línea",
    "no ar",
)
"""What says that people may read a row."""

_OFF = fold_words(
    "draft unpublished archived deleted inactive disabled hidden private pending trash retired review expired "
    "outdated obsolete rejected new open closed entwurf archiviert inaktiv brouillon archivé inactif borrador "
    "archivado inactivo bozza rascunho concept kladde utkast no n false falsch faux falso onwaar falskt fałsz 0 off "
    "nein non não nee nej nei ei nie ne hayır нет ні いいえ 否 아니요 아니오 لا לא नहीं × ✗ ✘ ☐ ❌ versteckt "
    "verborgen gesperrt privat masqué privé oculto privado nascosto privato luonnos szkic koncept taslak gizli "
    "черновик чернетка скрыто отключено 下書き 非公開 無効 非表示 草稿 未发布 未發布 停用 禁用 隐藏 下线 초안 비공개 "
    "숨김 비활성 미사용 مسودة مخفي معطل טיוטה מוסתר मसौदा निष्क्रिय",
    "in review",
    "in draft",
    "not published",
)
"""What says that they may not; it is only needed to know a column by, as whatever is not live is off."""

_SHOWN = fold_words(
    "no n false falsch faux falso onwaar falskt fałsz 0 off nein non não nee nej nei ei nie ne hayır нет ні いいえ "
    "否 아니요 아니오 لا לא नहीं × ✗ ✘ ☐ ❌ never"
)
"""What says of a column such as ``archived`` that it does not hold."""


_SHORT = 2
"""Letters of a value that may be the code of a region, such as ON and NO."""

_VISIBILITY = fold_words(
    "visibility sichtbarkeit visibilité visibilidad visibilità visibilidade zichtbaarheid synlighet synlighed "
    "näkyvyys widoczność viditelnost görünürlük видимость видимість 公開範囲 可见性 可見性 可见范围 נראות दृश्यता",
    "공개 범위",
    "مستوى الظهور",
)
"""The names of columns that hold who may read a row, or how far one sees.

Freshdesk and Freshservice number those who may: 1 is everybody, 2 whoever is signed in, 3 agents (their API
documentation).
"""

_AMBIGUOUS = _VISIBILITY | fold_words(
    "state estado stato état zustand toestand tillstånd tilstand situação situación tila stan stav durum durumu "
    "состояние стан 状態 상태 状态 狀態 الحالة حالة מצב स्थिति दर्जा published public veröffentlicht freigegeben "
    "publicado publié pubblicato gepubliceerd publiceret offentliggjort udgivet publicerad publisert godkänd "
    "godkendt godkjent opublikowano julkaistu yayında yayınlandı опубликовано опубліковано online pasif archiv архив "
    "表示 公開 公开 公開 显示 发布 發布 有效 生效 上线 사용 게시 공개 فعال عام متاح פורסם"
)
"""The names of columns that may as well hold places, dates, people or a grade."""

_SEGMENTS = frozenset(("user segment id", "user segment ids"))
"""The names of columns in which Zendesk names a segment of its users, or nobody where everybody may read a row (its
API documentation)."""

_UNNUMBERED = _SEGMENTS | {"folder visibility"}
"""The names of columns whose numbers are no status."""

_FRESHDESK = frozenset(("folder id", "category id", "agent id", "description text", "folder visibility", "hierarchy"))
"""Keys of an article of Freshdesk or Freshservice, two of which tell it from other exports."""

_CODES = frozenset(("1", "2"))
"""The status of an article there: 1 is a draft, and 2 is published (their API documentation)."""


def find_off(row: Sequence[str], columns: Mapping[int, Column]) -> str:
    """Return what says that a row is not published, or is not known to say that it is; nothing if it is published.

    >>> columns = {0: Column("status", "", 0, is_numbered=False, name="status")}
    >>> find_off(["Published"], columns), find_off([""], columns), find_off(["Not yet"], columns)
    ('', '', 'status is "Not yet"')
    """
    for number, column in columns.items():
        if column.role in _ROLES and number < len(row):
            value = _fold(row[number])
            if value not in _NONE and not _is_live(column, value):
                return f'{column.name} is "{" ".join(row[number].split())[:40]}"'
    return ""


def _is_live(column: Column, value: str) -> bool:
    if column.live is not None:
        return value in column.live
    if column.role == "draft":
        return value in _SHOWN
    return column.name not in _SEGMENTS and (value in _LIVE or admits_everybody(value))


def settle_columns(
    columns: Mapping[int, Column], names: Sequence[str], rows: Iterable[Sequence[str]]
) -> dict[int, Column]:
    """Return columns as their values say what they hold.

    A column that holds places, dates or grades under a name such as ``state``, ``published`` or ``visibility`` is left
    out: no value of it is known to say whether its row is published, or who may read it. Of a status that is 1 or 2, 2
    is published in an article of Freshdesk; elsewhere nobody knows which one is, unless it is always 1.

    Args:
        columns: What the columns hold, by their names.
        names: The names of all columns.
        rows: The values of the rows.
    """
    values: dict[int, set[str]] = {number: set() for number, column in columns.items() if column.role in _ROLES}
    for row in rows if values else ():
        for number, found in values.items():
            if number < len(row):
                found.add(_fold(row[number]))
    settled = dict(columns)
    folded = {fold_name(name) for name in names}
    for number, found in values.items():
        if fold_name(columns[number].name) in _AMBIGUOUS and not any(
            _is_known(columns[number], value) for value in found
        ):
            del settled[number]
        elif (
            columns[number].role == "status"
            and fold_name(columns[number].name) not in _AMBIGUOUS
            and found - _NONE <= _CODES
        ):
            settled[number] = columns[number]._replace(live=_read_codes(columns[number], found, folded))
    return settled


def _read_codes(column: Column, found: AbstractSet[str], names: AbstractSet[str]) -> frozenset[str] | None:
    """Return which of the codes of a status says that its row is published; None leaves it to the words."""
    if column.name in _UNNUMBERED:
        return None
    if len(names & _FRESHDESK) > 1:
        return frozenset("2")
    return frozenset() if "2" in found else None


def _is_known(column: Column, value: str) -> bool:
    if fold_name(column.name) in _VISIBILITY and names_readers(value):
        return True
    return value in _LIVE | _OFF and (len(value) > _SHORT or column.role != "status")


def _fold(cell: str) -> str:
    text = fold_text(" ".join(cell.split()).strip(".!"))
    # A spreadsheet with an empty cell in a column of whole numbers may write 2 as 2.0.
    return re.sub(r"^([0-9]+)\.0+$", r"\1", text)
