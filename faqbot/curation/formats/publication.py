"""Whether a row of a table is published, by what its columns say."""

from collections.abc import Iterable, Mapping, Sequence

from faqbot.curation.formats.columns import Column

_ROLES = ("status", "enabled", "draft")

_NONE = frozenset(("", "-", "–", "—", "n/a", "null", "none"))

_LIVE = frozenset(
    "published publish live active activated public online enabled enable approved released current visible yes y true "
    "1 on x ✓ ✔ ☑ ✅ veröffentlicht öffentlich aktiv aktiviert freigegeben sichtbar ja publié publiée publiés actif "
    "active activé activée approuvé oui publicado publicada activo activa activado aprobado aprobada visible sí si "
    "pubblicato pubblicata attivo attiva approvato sì ativo ativa aprovado sim gepubliceerd actief goedgekeurd "
    "publiceret publicerad publisert godkendt godkänd godkjent julkaistu kyllä opublikowany opublikowane aktywny "
    "aktywne tak publikováno aktivní ano yayınlandı aktif evet опубликовано активен активно да 公開 有効 はい 已发布 "
    "启用 是 공개 게시됨 예".split()
) | {"en ligne", "en línea"}
"""What says that people may read a row."""

_OFF = frozenset(
    "draft unpublished archived deleted inactive disabled hidden private pending trash retired review expired outdated "
    "obsolete rejected new open closed entwurf archiviert inaktiv brouillon archivé inactif borrador archivado "
    "inactivo bozza rascunho concept kladde utkast no n false 0 off nein non não nee nej".split()
) | {"in review", "in draft", "not published"}
"""What says that they may not; it is only needed to know a column by, as whatever is not live is off."""

_SHOWN = frozenset("no n false 0 off nein non não nee nej nei ei nie ne hayır нет いいえ 否 아니요 never".split())
"""What says of a column such as ``archived`` that it does not hold."""


_SHORT = 2
"""Letters of a value that may be the code of a region, such as ON and NO."""

_AMBIGUOUS = frozenset("state estado stato published".split())
"""The names of columns that may as well hold places or dates."""


def find_off(row: Sequence[str], columns: Mapping[int, Column]) -> str:
    """Return what says that a row is not published, or is not known to say that it is; nothing if it is published.

    >>> columns = {0: Column("status", "", 0, is_numbered=False, name="status")}
    >>> find_off(["Published"], columns), find_off([""], columns), find_off(["Not yet"], columns)
    ('', '', 'status is "Not yet"')
    """
    for number, column in columns.items():
        if column.role in _ROLES and number < len(row):
            value = _fold(row[number])
            if value not in _NONE and value not in (_SHOWN if column.role == "draft" else _LIVE):
                return f'{column.name} is "{" ".join(row[number].split())[:40]}"'
    return ""


def drop_unrelated(columns: Mapping[int, Column], rows: Iterable[Sequence[str]]) -> dict[int, Column]:
    """Return columns without those that hold places or dates under a name such as ``state`` or ``published``.

    No value of such a column is known to say whether its row is published.
    """
    unsure = {number for number, column in columns.items() if column.role in _ROLES and column.name in _AMBIGUOUS}
    for row in rows if unsure else ():
        unsure -= {number for number in unsure if number < len(row) and _is_known(columns[number], row[number])}
    return {number: column for number, column in columns.items() if number not in unsure}


def _is_known(column: Column, cell: str) -> bool:
    value = _fold(cell)
    return value in _LIVE | _OFF and (len(value) > _SHORT or column.role != "status")


def _fold(cell: str) -> str:
    return " ".join(cell.split()).casefold().strip(".!")
