"""Who may read a row of a table, by the words of its visibility."""

import re

from faqbot.language.folding import fold_text


def fold_words(words: str, *phrases: str) -> frozenset[str]:
    """Return words, written with blanks between them, and phrases of several words, all folded."""
    return frozenset(map(fold_text, (*words.split(), *phrases)))


_EVERYBODY = fold_words(
    "all everyone everybody anyone anybody world public publicly alle allen jeder jeden jedermann welt öffentlich tous "
    "toutes monde publique todos todas mundo público tutti mondo pubblico iedereen wereld openbaar alla kaikki wszyscy "
    "wszystkich všichni herkes все всех 全員 すべて 所有人 모두"
)
_FILLING = fold_words(
    "user users visitor visitors people guest guests reader readers person persons who can may is are be it see view "
    "read access visible viewable open shown available for to by of in on the a web internet anonymous including "
    "besucher besuchern besucherinnen nutzer nutzern benutzer benutzern leser personen leute gäste gästen und die den "
    "im der für von können dürfen sehen lesen sichtbar zugänglich utilisateurs visiteurs lecteurs invités les le tout "
    "peuvent voir pour à par usuarios visitantes lectores los el todo pueden ver para por utenti visitatori gli il "
    "tutto possono vedere per utilizadores usuários os o podem gebruikers bezoekers kan kunnen zien voor zichtbaar "
    "användare besökare brukere besøkende brugere"
)
"""What may stand beside the words for everybody without keeping anybody out."""

_SOME = fold_words(
    "agent agents staff internal internally employee employees team teams admin admins administrator administrators "
    "member members logged signed registered authenticated private restricted limited selected specific certain only "
    "group groups role roles company companies organisation organisations organization organizations partner partners "
    "customer customers client clients subscriber subscribers premium confidential secret nobody noone invited link "
    "agenten mitarbeiter mitarbeitende mitarbeiterinnen intern interne angestellte angemeldet angemeldete eingeloggte "
    "registriert registrierte mitglieder nur privat eingeschränkt bestimmte ausgewählte vertraulich niemand kunden "
    "händler personal verwaltung administratoren gruppe gruppen firma firmen employés employé membres connectés "
    "inscrits interne privé privée restreint personnel équipe clients seulement personne confidentiel agentes agente "
    "interno interna empleados miembros registrados privado privada restringido restringida equipo clientes solo sólo "
    "nadie agenti dipendenti membri registrati privato privata riservato clienti nessuno funcionários membros restrito "
    "restrita equipe apenas somente ninguém medewerkers leden ingelogde geregistreerde besloten klanten alleen niemand "
    "medarbetare medlemmar kunder ansatte medarbejdere medlemmer"
)
"""What says that only some people may read a row; it is only needed to know a column by."""


def admits_everybody(value: str) -> bool:
    """Return whether a folded value says that everybody may read a row, and nothing that keeps somebody out.

    >>> admits_everybody("all_users"), admits_everybody("everyone can see"), admits_everybody("all agents")
    (True, True, False)
    """
    words = _split(value)
    return not words.isdisjoint(_EVERYBODY) and words <= _EVERYBODY | _FILLING


def names_readers(value: str) -> bool:
    """Return whether a folded value has a word, or is a digit, for those who may read a row.

    >>> names_readers("nur agenten"), names_readers("3"), names_readers("good")
    (True, True, False)
    """
    return not _split(value).isdisjoint(_EVERYBODY | _SOME) or re.fullmatch(r"[0-9]", value) is not None


def _split(value: str) -> frozenset[str]:
    return frozenset(re.split(r"[\W_]+", value)) - {""}
