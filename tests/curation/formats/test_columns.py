"""The names of columns, as people write them in many languages."""

from collections import defaultdict

import pytest
from imported_files import import_files

from faqbot.curation.formats.column_names import FOLDER, OTHER_LINES, fold_name, list_languages, read_labels
from faqbot.curation.formats.columns import Role, name_column
from faqbot.language.named_texts import read_named_texts

# Headers in the manner of real sheets: question, answer, topic, tags, phrasings, address, number, status, a note.
HEADERS = {
    "ar": "السؤال;الإجابة;الفئة;الكلمات المفتاحية;صيغ أخرى;الرابط;الرقم;الحالة;ملاحظات",
    "cs": "Otázka;Odpověď;Kategorie;Klíčová slova;Alternativní otázky;Odkaz;Číslo;Stav;Poznámka",
    "da": "Spørgsmål;Svar;Emne;Nøgleord;Andre formuleringer;Link;Nr.;Status;Bemærkninger",
    "de": "Frage;Antwort;Kategorie;Schlagwörter;Alternative Fragen;Verweis;Nummer;Status;Bemerkung",
    "en": "Question;Answer;Category;Keywords;Other wordings;Link;No.;Status;Internal notes",
    "es": "Pregunta;Respuesta;Categoría;Palabras clave;Preguntas alternativas;Enlace;Número;Estado;Observaciones",
    "fi": "Kysymys;Vastaus;Aihe;Avainsanat;Vaihtoehtoiset kysymykset;Linkki;Numero;Tila;Huomautus",
    "fr": "Question;Réponse;Thème;Mots-clés;Autres formulations;Lien;N°;Statut;Remarques",
    "he": "שאלה;תשובה;נושא;מילות מפתח;ניסוחים נוספים;קישור;מספר;סטטוס;הערות",
    "hi": "प्रश्न;उत्तर;श्रेणी;कीवर्ड;वैकल्पिक प्रश्न;लिंक;क्रमांक;स्थिति;टिप्पणी",
    "it": "Domanda;Risposta;Categoria;Parole chiave;Domande alternative;Collegamento;Numero;Stato;Note",
    "ja": "質問;回答;カテゴリー;キーワード;言い換え;リンク;番号;ステータス;備考",
    "ko": "질문;답변;분류;키워드;유사 질문;링크;번호;상태;비고",
    "nb": "Spørsmål;Svar;Emne;Nøkkelord;Andre formuleringer;Lenke;Nr;Status;Merknad",
    "nl": "Vraag;Antwoord;Onderwerp;Trefwoorden;Andere formuleringen;Koppeling;Nummer;Status;Opmerking",
    "pl": "Pytanie;Odpowiedź;Temat;Słowa kluczowe;Inne sformułowania;Odnośnik;Lp.;Status;Uwagi",
    "pt": "Pergunta;Resposta;Categoria;Palavras-chave;Perguntas alternativas;Ligação;Número;Estado;Observações",
    "ru": "Вопрос;Ответ;Категория;Ключевые слова;Другие формулировки;Ссылка;№;Статус;Примечание",
    "sv": "Fråga;Svar;Kategori;Nyckelord;Andra formuleringar;Länk;Nr;Status;Anteckning",
    "tr": "Soru;Cevap;Konu;Anahtar kelimeler;Benzer sorular;Bağlantı;Sıra no;Durum;Notlar",
    "uk": "Питання;Відповідь;Категорія;Ключові слова;Інші формулювання;Посилання;Номер;Статус;Примітка",
    "zh": "问题;答案;分类;关键词;相似问题;链接;编号;状态;备注",
}
ROLES = "question answer topic tags paraphrases url id status notes".split()


@pytest.mark.parametrize("language", HEADERS)
def test_the_columns_of_a_sheet_are_known_in_every_language(language: str) -> None:
    columns = [name_column(name) for name in HEADERS[language].split(";")]
    assert [column.role if column else None for column in columns] == ROLES


@pytest.mark.parametrize("language", HEADERS)
def test_a_sheet_comes_in_whole_in_every_language(language: str) -> None:
    names = HEADERS[language].upper().split(";")
    address = "https://x.example/1"
    row = ["Wo? 1", "A text.", "Places", "one, two", "Where is it?|which place", address, "7", "", "secret"]
    found = import_files(faq__csv=f"{';'.join(names[::-1])}\n{';'.join(row[::-1])}\n", language=language)
    (entry,) = found.entries
    assert (entry.question, entry.answer, entry.topic) == ("Wo? 1", "A text.", "Places")
    assert (entry.paraphrases, entry.tags) == (("Where is it?", "which place"), ("one", "two"))
    assert (entry.url, found.problems) == (address, [])
    assert names[-1] in found.result.notes[0]


@pytest.mark.parametrize(
    ("name", "live", "off"),
    [
        ("الحالة", "منشور", "مسودة"),
        ("מצב", "פורסם", "טיוטה"),
        ("स्थिति", "प्रकाशित", "मसौदा"),
        ("公開状態", "公開中", "非公開"),
        ("사용 여부", "사용", "미사용"),
        ("是否启用", "是", "否"),
        ("Tila", "Julkaistu", "Luonnos"),
        ("Publie", "OUI", "NON"),
        ("Veroeffentlicht", "ja", "nein"),
    ],
)
def test_a_row_that_its_language_says_is_off_is_a_draft(name: str, live: str, off: str) -> None:
    found = import_files(faq__csv=f"question,answer,{name}\nWhere?,Here.,{live}\nWhen?,Now.,{off}\n")
    assert found.pairs == [("Where?", "Here.")]
    assert [draft.question for draft in found.drafts] == ["When?"]


def test_every_language_with_sentences_of_the_bot_has_names_of_columns() -> None:
    assert set(list_languages()) == HEADERS.keys()


def test_a_name_means_the_same_in_all_languages() -> None:
    roles: dict[str, set[str]] = defaultdict(set)
    for language in list_languages():
        for role, names in read_named_texts(FOLDER, language).items():
            for name in names.split(", ") if role not in OTHER_LINES else ():
                assert fold_name(name), f"{language}: {role}"
                roles[fold_name(name)].add(role)
    assert [name for name, found in roles.items() if len(found) > 1] == []


def test_a_file_of_names_has_lines_for_roles_only() -> None:
    known = {*Role.__args__, *OTHER_LINES}  # type: ignore[attr-defined]
    for language in list_languages():
        texts = read_named_texts(FOLDER, language)
        assert texts.keys() <= known, language
        assert {
            "question",
            "answer",
            "paraphrases",
            "topic",
            "tags",
            "url",
            "id",
            "notes",
            *OTHER_LINES,
        } <= texts.keys()


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("SCHLAGWOERTER", "tags"),
        ("schlagworter", "tags"),
        ("Theme ", "topic"),
        ("motscles", "tags"),
        ("Réponse :", "answer"),
        ("Frage*", "question"),
        ("Alternative Frage 3", "paraphrases"),
        ("Alternative Frage Nr. 3", "paraphrases"),
        ("Variante B", "paraphrases"),
        ("alternativeQuestion2", "paraphrases"),
        ("質問の言い換え２", "paraphrases"),
        ("1. Pregunta", "question"),
        ("Question (max. 200 characters)", "question"),
        ("Keywords [comma separated]", "tags"),
        ("Kategorie/Thema", "topic"),
        ("Tags und Schlagworte", "tags"),
        ("Pregunta / Consulta", "question"),
        ("Synonymes, variantes", "paraphrases"),
    ],
)
def test_a_name_is_known_with_what_people_add_to_it(name: str, role: str) -> None:
    column = name_column(name)
    assert column
    assert column.role == role


@pytest.mark.parametrize(
    "name", ["Question / Answer", "Question type", "Number of answers", "No answer", "Frage an wen"]
)
def test_a_name_that_says_something_else_is_not_known(name: str) -> None:
    assert name_column(name) is None


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("Question (EN)", "en"),
        ("question_pt_BR", "pt-br"),
        ("Frage (deutsch)", "de"),
        ("Antwort auf Deutsch", "de"),
        ("English question", "en"),
        ("Pregunta en español", "es"),
        ("Question 2 (fr)", "fr"),
    ],
)
def test_the_language_of_a_column_stands_in_its_name(name: str, language: str) -> None:
    column = name_column(name)
    assert column
    assert column.language == language


def test_a_sheet_in_two_languages_keeps_question_and_answer_together() -> None:
    table = (
        "Nr;Frage;Antwort;Question;Réponse;Catégorie\n1;Wo?;Hier.;Où ?;Ici.;Lieu\n2;Wann?;Jetzt.;Quand ?;Là.;Temps\n"
    )
    found = import_files(faq__csv=table)
    assert (found.language, found.pairs) == ("de", [("Wo?", "Hier."), ("Wann?", "Jetzt.")])
    assert found.entries[0].topic == "Lieu"
    assert found.problems == [("other-language", "the columns in fr were left out, as de was taken")]
    assert import_files(faq__csv=table, language="fr", out="fr").pairs == [("Où ?", "Ici."), ("Quand ?", "Là.")]


def test_a_plain_name_counts_before_one_with_an_aside() -> None:
    found = import_files(faq__csv="Question,Answer (internal),Answer\nWhere?,Send them away.,Here.\n")
    assert found.pairs == [("Where?", "Here.")]
    assert found.result.notes == ["faq.csv: left out the column Answer (internal)"]


def test_answers_are_told_by_their_length_but_not_taken_from_notes() -> None:
    found = import_files(
        faq__csv="Frage;Auskunft;Thema;Interne Notiz\n"
        "Wo ist es?;Im ersten Stock.;Ort;eine lange Notiz, die niemanden angeht\n"
        "Wann ist es?;Um neun.;Zeit;noch eine lange Notiz, die niemanden angeht\n"
    )
    assert found.pairs == [("Wo ist es?", "Im ersten Stock."), ("Wann ist es?", "Um neun.")]
    assert [entry.topic for entry in found.entries] == ["Ort", "Zeit"]
    assert found.result.notes == [
        'faq.csv: took the column "Auskunft" for the answers, by what it holds',
        "faq.csv: left out the column Interne Notiz",
        "the texts are in German: took de; --language to choose",
    ]


def test_a_source_that_is_no_address_is_kept_beside_the_entry() -> None:
    found = import_files(
        faq__csv='Question,Answer,Source\nWhere?,Here.,"Handbook, p. 3"\nWhen?,Now.,See https://x.example/when.\n'
    )
    assert [(entry.url, dict(entry.meta)) for entry in found.entries] == [
        (None, {"source": "Handbook, p. 3"}),
        ("https://x.example/when", {"source": "See https://x.example/when."}),
    ]


def test_labels_of_lines_are_read_from_the_longest_to_the_shortest() -> None:
    labels = read_labels("ask")
    assert {"Frage", "Pregunta", "質問", "Q"} <= set(labels)
    assert list(map(len, labels)) == sorted(map(len, labels), reverse=True)
