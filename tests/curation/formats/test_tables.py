import pytest
from imported_files import import_files

from faqbot.curation.formats.columns import name_column
from faqbot.curation.formats.extracted import SourceError


def test_columns_are_known_by_their_names_in_any_order_and_case() -> None:
    found = import_files(
        faq__csv="Category; ID ;ANSWER;Question ;Synonyms;Tags;Link\n"
        "Bins;bin-order;Ten days.;How do I order a bin?;get a bin|bin order;garden, bins;https://x.example/bins\n"
    )
    (entry,) = found.entries
    assert (entry.id, entry.question, entry.answer) == ("bin-order", "How do I order a bin?", "Ten days.")
    assert (entry.topic, entry.url) == ("Bins", "https://x.example/bins")
    assert entry.paraphrases == ("get a bin", "bin order")
    assert entry.tags == ("garden", "bins")
    assert found.problems == []


def test_numbered_columns_hold_further_phrasings() -> None:
    found = import_files(faq__csv="question1,question2,question3,answer\nWhere is it?,place,how to find,Here.\n")
    assert found.entries[0].phrasings == ("Where is it?", "place", "how to find")


def test_columns_without_names_are_told_by_their_content() -> None:
    found = import_files(faq__tsv="Where is it?\tIn the main street.\nWhen are you open?\tFrom nine to five.\n")
    assert found.pairs == [("Where is it?", "In the main street."), ("When are you open?", "From nine to five.")]


@pytest.mark.hazard(id="lost-import")
def test_every_row_that_gives_no_entry_is_a_problem_with_its_place() -> None:
    found = import_files(
        faq__csv="question,answer,topic\n"
        "Where?,Here.,Place\n"
        "When?,,Time\n"
        ",Nobody asks.,Time\n"
        "\n"
        "Who?,Me.,People,too many\n"
        "Where?,There.,Place\n"
        "???,Marks.,\n"
    )
    assert [str(problem) for problem in found.result.problems] == [
        (
            'faq.csv, record 5, line 6: "Who?" has 4 cells under 3 columns; '
            "put quotes round a cell that contains the separator"
        ),
        'faq.csv, record 2, line 3: "When?" has no answer; write an answer',
        "faq.csv, record 3, line 4: the answer “Nobody asks.” has no question; write a question",
        (
            'faq.csv, record 6, line 7: "Where?" has another answer here than at record 1, line 2; '
            "keep one of the answers, or tell the questions apart"
        ),
        'faq.csv, record 7, line 8: "???" has no letter or digit; write a question',
    ]
    assert found.pairs == [("Where?", "Here."), ("Who?", "Me.")]


def test_a_second_answer_in_another_topic_is_a_draft_that_names_the_topic() -> None:
    found = import_files(faq__csv="question,answer,topic\nWhen open?,At 9.,Shop\nWhen open?,Always.,Lorries\n")
    assert found.pairs == [("When open?", "At 9.")]
    (draft,) = found.drafts
    assert (draft.id, draft.question, draft.answer) == ("when-open-lorries", "When open? (Lorries)", "Always.")
    assert found.problems == [("conflict", '"When open?" has another answer here than at record 1, line 2')]


def test_the_same_row_twice_is_one_entry() -> None:
    found = import_files(faq__csv="question,answer\nWhere?,Here.\nWhere?,Here.\nWHERE,Here.\n")
    assert (found.pairs, found.problems) == ([("Where?", "Here.")], [])


def test_a_phrasing_belongs_to_the_entry_that_asks_it() -> None:
    found = import_files(faq__csv="question,answer,synonyms\nWhere?,Here.,place|When?|time\nWhen?,Now.,time|hours\n")
    assert [entry.phrasings for entry in found.entries] == [("Where?", "place", "time"), ("When?", "hours")]
    assert found.problems == [
        ("conflict", 'the phrasing "When?" of "Where?" belongs to "When?" already'),
        ("conflict", 'the phrasing "time" of "When?" belongs to "Where?" already'),
    ]


def test_a_row_that_is_switched_off_is_a_draft() -> None:
    found = import_files(faq__csv="question,answer,enabled\nWhere?,Here.,true\nWhen?,Now.,false\n")
    assert [entry.question for entry in found.entries] == ["Where?"]
    assert [entry.question for entry in found.drafts] == ["When?"]
    assert found.problems == [("disabled", '"When?" is switched off: enabled is "false"')]


def test_one_of_several_languages_is_taken_and_the_others_are_reported() -> None:
    table = "question_en,question_da,answer_en,answer_da\nWhere?,Hvor?,Here.,Her.\n"
    found = import_files(faq__csv=table)
    assert (found.language, found.pairs) == ("en", [("Where?", "Here.")])
    assert found.problems == [("other-language", "the columns in da were left out, as en was taken")]
    assert import_files(faq__csv=table, language="da", out="danish").pairs == [("Hvor?", "Her.")]


def test_rows_in_another_language_are_reported() -> None:
    found = import_files(faq__csv="question,answer,lang\nWhere?,Here.,en\nWhen?,Now.,en\nWo?,Da.,de\n")
    assert [entry.question for entry in found.entries] == ["Where?", "When?"]
    assert found.problems == [("other-language", '"Wo?" is in de')]


def test_texts_are_put_right() -> None:
    pytest.importorskip("selectolax")
    found = import_files(
        faq__csv="\ufeffquestion,answer\r\n"
        '"  What&#39;s  <b>on</b>\r\ntoday? ","<p>Soup &amp; bread, 4&nbsp;&euro;</p><ul><li>hot</li></ul>"\r\n'
    )
    assert found.pairs == [("What's on today?", "Soup & bread, 4\xa0€\n\n- hot")]


def test_windows_1252_is_read_and_said() -> None:
    found = import_files(faq__csv="question,answer\nWo ist das Café?,Über der Straße.\n".encode("cp1252"))
    assert found.pairs == [("Wo ist das Café?", "Über der Straße.")]
    assert found.result.notes == [
        "faq.csv: read as Windows-1252, as it is not UTF-8",
        "the texts are in German: took de; --language to choose",
    ]


def test_mojibake_is_repaired() -> None:
    pytest.importorskip("ftfy")
    found = import_files(faq__csv="question,answer\nWo ist das CafÃ©?,Ãœber der StraÃŸe.\n")
    assert found.pairs == [("Wo ist das Café?", "Über der Straße.")]


def test_a_cell_like_a_formula_is_a_text() -> None:
    found = import_files(faq__csv="question,answer\n=1+1 what?,\"=cmd|' /C calc'!A0\"\n")
    assert found.pairs == [("=1+1 what?", "=cmd|' /C calc'!A0")]


def test_a_table_without_questions_is_a_problem() -> None:
    found = import_files(faq__csv="colour,size\nred,1\nblue,2\n")
    assert found.problems == [("no-qa-columns", "no column of questions and no column of answers was found")]
    assert found.result.files == []


def test_a_cell_without_end_is_a_problem_at_its_line() -> None:
    found = import_files(faq__csv=f'question,answer\nWhere?,Here.\nWhen?,"{"x" * 200_000}\n')
    assert found.pairs == [("Where?", "Here.")]
    assert [kind for kind, _ in found.problems] == ["unparsable"]
    assert found.result.problems[0].where == "line 3"


def test_an_answer_that_is_too_long_for_a_base_is_a_problem() -> None:
    found = import_files(faq__csv=f"question,answer\nWhere?,Here.\nWhen?,{'x' * 70_000}\n")
    assert found.problems == [("too-long", 'the answer to "When?" has 70000 characters, and may have 65536')]


@pytest.mark.parametrize(
    ("name", "role"), [("Frage", "question"), ("回答", "answer"), ("Alt. Question 2", "paraphrases")]
)
def test_columns_have_names_in_other_languages(name: str, role: str) -> None:
    column = name_column(name)
    assert column is not None
    assert column.role == role


def test_what_cannot_be_read_is_one_error() -> None:
    with pytest.raises(SourceError) as caught:
        import_files(notes__docx=b"PK\x03\x04broken")
    assert str(caught.value).startswith("notes.docx is not an archive that can be unpacked (")


def test_one_question_with_answers_for_different_people_is_two_entries() -> None:
    table = "question,answer,tags,synonyms\nWhen?,At 11.,audience:staff,lunch\nWhen?,At 12.,audience:guest,lunch\n"
    found = import_files(faq__csv=table)
    assert [(entry.id, entry.phrasings, entry.answer) for entry in found.entries] == [
        ("when", ("When?", "lunch"), "At 11."),
        ("when-2", ("When?", "lunch"), "At 12."),
    ]
    assert found.problems == []
    assert import_files(faq__csv=table).problems == []


@pytest.mark.parametrize(
    "status", ["draft", "Unpublished", "archived", "Retired", "Review", "Expired", "Not published", "In draft", "So-so"]
)
@pytest.mark.parametrize("name", ["State", "Status"])
def test_a_row_that_is_not_known_to_be_published_is_a_draft(status: str, name: str) -> None:
    found = import_files(faq__csv=f"Title,Body,{name}\nWhere?,Here.,Published\nWho?,You.,\nWhat?,Soon.,{status}\n")
    assert [entry.question for entry in found.entries] == ["Where?", "Who?"]
    assert [draft.question for draft in found.drafts] == ["What?"]
    assert found.problems == [("disabled", f'"What?" is switched off: {name.lower()} is "{status}"')]


@pytest.mark.parametrize("status", ["live", "Online", "publish", "Veröffentlicht", "publié", "activo", "опубликовано"])
def test_a_row_that_is_published_is_an_entry(status: str) -> None:
    assert import_files(faq__csv=f"Question,Answer,Status\nWhere?,Here.,{status}\n").pairs == [("Where?", "Here.")]


@pytest.mark.parametrize(("name", "cell"), [("Outdated", "x"), ("Archived", "2024-05-01"), ("Hidden", "yes")])
def test_a_row_that_is_hidden_is_a_draft(name: str, cell: str) -> None:
    found = import_files(faq__csv=f"Question,Answer,Draft,{name}\nWhere?,Here.,no,{cell}\nWhen?,Now.,no,no\n")
    assert found.pairs == [("When?", "Now.")]
    assert found.problems == [("disabled", f'"Where?" is switched off: {name.lower()} is "{cell}"')]


@pytest.mark.parametrize(("name", "cell"), [("State", "Ohio"), ("State", "ON"), ("Published", "2024-05-01")])
def test_places_and_dates_are_no_status(name: str, cell: str) -> None:
    found = import_files(faq__csv=f"Question,Answer,{name}\nWhere?,Here.,{cell}\n")
    assert (found.pairs, found.problems) == ([("Where?", "Here.")], [])
    assert found.result.notes == [f"faq.csv: left out the column {name}"]


def test_the_status_of_a_freshdesk_article_is_one_for_a_draft_and_two_for_what_is_published() -> None:
    found = import_files(
        faq__json='[{"title": "Who?", "description": "<p>Me.</p>", "status": 2, "folder_id": 4, "agent_id": 1},'
        ' {"title": "Why?", "description": "<p>To do.</p>", "status": 1, "folder_id": 4, "agent_id": 1}]'
    )
    assert found.pairs == [("Who?", "Me.")]
    assert found.problems == [("disabled", '"Why?" is switched off: status is "1"')]


def test_drafts_of_freshdesk_alone_are_drafts() -> None:
    found = import_files(faq__csv="Title,Description,Status,Folder ID,Category ID\nWhy?,To do.,1,4,3\n")
    assert (found.pairs, [draft.question for draft in found.drafts]) == ([], ["Why?"])


def test_numbers_for_a_status_that_nothing_explains_are_no_publication() -> None:
    found = import_files(faq__csv="Question,Answer,Status\nWho?,Me.,2\nWhy?,Because.,1\n")
    assert found.pairs == []
    assert found.problems == [
        ("disabled", '"Who?" is switched off: status is "2"'),
        ("disabled", '"Why?" is switched off: status is "1"'),
    ]


@pytest.mark.parametrize("status", ["1", "0\nHow?,So.,1"])
def test_a_status_of_nought_and_one_is_off_and_on(status: str) -> None:
    found = import_files(faq__csv=f"Question,Answer,Status\nWho?,Me.,{status}\n")
    assert len(found.pairs) == 1


@pytest.mark.parametrize(
    ("name", "everybody", "some"),
    [("folder_visibility", "1", "3"), ("Visibility", "Everyone", "agents"), ("user_segment_id", "", "360000123")],
)
def test_an_article_that_only_some_may_read_is_a_draft(name: str, everybody: str, some: str) -> None:
    found = import_files(faq__csv=f"Title,Body,{name}\nWho?,Me.,{everybody}\nHow do I refund?,Press it.,{some}\n")
    assert found.pairs == [("Who?", "Me.")]
    words = name.replace("_", " ").lower()
    assert found.problems == [("disabled", f'"How do I refund?" is switched off: {words} is "{some}"')]


@pytest.mark.parametrize("everybody", ["All visitors", "all_users", "everyone can see", "Für alle sichtbar", "1.0"])
@pytest.mark.parametrize("some", ["All agents", "everyone with the link", "Not public", "logged_in_users", "2.0"])
def test_everybody_is_told_from_some_people_in_whatever_words(everybody: str, some: str) -> None:
    found = import_files(faq__csv=f"Question,Answer,Visibility\nWho?,Me.,{everybody}\nWhy?,Because.,{some}\n")
    assert found.pairs == [("Who?", "Me.")]
    assert found.problems == [("disabled", f'"Why?" is switched off: visibility is "{some}"')]


@pytest.mark.parametrize("name", ["Visibility", "Sichtbarkeit", "Visibilité"])
def test_a_visibility_that_says_nothing_of_people_is_another_column(name: str) -> None:
    found = import_files(faq__csv=f"Question,Answer,{name}\nWho?,Me.,Good\nWhy?,Because.,Poor\n")
    assert (found.pairs, found.problems) == ([("Who?", "Me."), ("Why?", "Because.")], [])
    assert found.result.notes == [f"faq.csv: left out the column {name}"]


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("Sichtbarkeit", "Agenten"),
        ("Sichtbarkeit", "Nur Mitarbeiter"),
        ("Visibilité", "interne"),
        ("Sichtbar", "nein"),
        ("Veröffentlicht", "FALSCH"),
        ("Public", "false"),
        ("Visible to", "Gold dealers"),
        ("Archiviert", "WAHR"),
        ("Brouillon", "oui"),
    ],
)
def test_an_article_that_is_kept_back_in_another_language_is_a_draft(name: str, cell: str) -> None:
    found = import_files(faq__csv=f"Question,Answer,{name}\nHow do I refund?,Press it.,{cell}\n")
    assert found.problems == [("disabled", f'"How do I refund?" is switched off: {name.lower()} is "{cell}"')]


@pytest.mark.parametrize(
    ("name", "cell"), [("Sichtbarkeit", "Alle Besucher"), ("Veröffentlicht", "01.05.2024"), ("Public", "Adultes")]
)
def test_an_article_that_nothing_keeps_back_in_another_language_is_an_entry(name: str, cell: str) -> None:
    assert import_files(faq__csv=f"Question,Answer,{name}\nWho?,Me.,{cell}\n").pairs == [("Who?", "Me.")]


def test_the_status_of_a_freshdesk_article_may_come_through_a_spreadsheet() -> None:
    found = import_files(
        faq__csv="Title,Description,Status,folder_id,agent_id\nWho?,Me.,2.0,4.0,1.0\nWhy?,To do.,1.0,4.0,1.0\n"
    )
    assert found.pairs == [("Who?", "Me.")]
    assert found.problems == [("disabled", '"Why?" is switched off: status is "1.0"')]


def test_one_question_of_two_audiences_has_two_answers() -> None:
    found = import_files(
        faq__csv="Question,Answer,Audience\n"
        "How do I log in?,Use your badge.,staff\n"
        "How do I log in?,Use your e-mail.,customers | partners\n"
    )
    assert [(entry.answer, entry.tags) for entry in found.entries] == [
        ("Use your badge.", ("audience:staff",)),
        ("Use your e-mail.", ("audience:customers", "audience:partners")),
    ]
    assert found.problems == []


@pytest.mark.parametrize(
    ("header", "cells", "tags"),
    [
        ("Country 1,Country 2", "Germany,France", ("country:Germany", "country:France")),
        ("audience_en", "staff", ("audience:staff",)),
        ("Audience", '"Staff, Customers"', ("audience:Staff", "audience:Customers")),
        ("Audience", "All", ()),
        ("Audience", "everyone", ()),
        ("Country", "*", ()),
        ("Zielgruppe", "alle", ()),
        ("Plan", "tous", ()),
        ("Audience", '"Staff, any"', ()),
        ("Audience", '"{""id"": 3}"', ()),
        ("Tags", '"{""id"": 3, ""kind"": 4}"', ()),
    ],
)
def test_a_column_of_conditions_names_those_whom_an_entry_is_for(
    header: str, cells: str, tags: tuple[str, ...]
) -> None:
    found = import_files(faq__csv=f"Question,Answer,{header}\nWhere?,Here.,{cells}\n")
    assert [entry.tags for entry in found.entries] == [tags]
    assert found.problems == []


def test_a_row_for_everybody_and_the_same_row_for_some_are_for_everybody() -> None:
    rows = "When?,At 9.,all,lunch\nWhen?,At 9.,staff,lunch\nWhere?,Here.,staff,\nWhere?,Here.,guests,\n"
    found = import_files(faq__csv=f"Question,Answer,Audience,Tags\n{rows}")
    assert [entry.tags for entry in found.entries] == [("lunch",), ("audience:staff", "audience:guests")]


def test_of_answers_for_different_people_each_is_compared_with_all() -> None:
    rows = "When?,At 9.,staff\nWhen?,At 10.,guests\nWhen?,At 10.,partners\nWhen?,At 11.,guests\nWhen?,At 9.,all\n"
    found = import_files(faq__csv=f"Question,Answer,Audience\n{rows}")
    assert [(entry.answer, entry.tags) for entry in found.entries] == [
        ("At 9.", ("audience:staff",)),
        ("At 10.", ("audience:guests", "audience:partners")),
    ]
    assert found.problems == [
        ("conflict", '"When?" has another answer here than at record 2, line 3'),
        ("conflict", '"When?" has another answer here than at record 2, line 3'),
    ]


def test_the_same_answer_for_people_of_two_conditions_is_kept_apart() -> None:
    rows = "When?,At 9.,staff,DE\nWhen?,At 9.,guests,FR\n"
    found = import_files(faq__csv=f"Question,Answer,Audience,Country\n{rows}")
    assert [entry.tags for entry in found.entries] == [
        ("audience:staff", "country:DE"),
        ("audience:guests", "country:FR"),
    ]


def test_a_draft_row_gives_way_to_the_row_that_is_published() -> None:
    rows = "When?,At 9.,staff,retired\nWhen?,At 10.,staff,live\nWho?,We.,all,draft\nWho?,We.,staff,live\n"
    found = import_files(faq__csv=f"Question,Answer,Audience,Status\n{rows}")
    assert [(entry.answer, entry.tags) for entry in found.entries] == [
        ("At 10.", ("audience:staff",)),
        ("We.", ("audience:staff",)),
    ]
    assert found.problems[1] == ("conflict", '"When?" has another answer here than at record 2, line 3')


def test_columns_that_are_not_taken_are_named() -> None:
    found = import_files(faq__csv="Question,Answer,Owner,Votes\nWhere?,Here.,Ann,3\n")
    assert found.result.notes == ["faq.csv: left out the columns Owner, Votes"]


def test_of_many_columns_that_are_not_taken_some_are_named() -> None:
    names = ",".join(f"c{letter}" for letter in "abcdefgh")
    found = import_files(faq__csv=f"Question,Answer,{names}\nWhere?,Here.,1,2,3,4,5,6,7,8\n")
    assert found.result.notes == ["faq.csv: left out the columns ca, cb, cc, cd, ce, cf and 2 more"]


def test_articles_of_a_help_centre_have_the_address_that_people_open() -> None:
    found = import_files(
        articles__csv="id,url,html_url,title,body,section_id\n"
        "36,https://x.example/api/36.json,https://x.example/36,How do I pay?,<p>By&nbsp;card.</p>,7\n"
    )
    (entry,) = found.entries
    assert (entry.question, entry.answer, entry.url) == ("How do I pay?", "By\u00a0card.", "https://x.example/36")
    assert found.problems == []


def test_a_column_that_ends_with_id_is_not_in_indonesian_beside_a_language() -> None:
    found = import_files(faq__csv="question_en,answer_en,section_id\nWhere?,Here.,7\n")
    assert (found.pairs, found.problems) == ([("Where?", "Here.")], [])
    assert found.result.notes == ["faq.csv: left out the column section_id"]


def test_a_question_and_an_answer_in_indonesian_are_one_language_of_several() -> None:
    table = "title_en,body_en,title_id,body_id\nWhere?,Here.,Di mana?,Di sini.\n"
    assert import_files(faq__csv=table, language="id").pairs == [("Di mana?", "Di sini.")]


def test_a_note_names_a_column_of_two_lines_on_one() -> None:
    found = import_files(faq__csv='Question,Answer,"Owner\n(mail)"\nWhere?,Here.,Ann\n')
    assert found.result.notes == ["faq.csv: left out the column Owner (mail)"]


@pytest.mark.parametrize(
    "cell",
    [
        "Which way? Where to?",
        "Which way?, Where to?",
        "Which way?/Where to?",
        "Which way?；Where to?",
        "Which way?\nWhere to?",
    ],
)
def test_several_questions_in_a_cell_are_several_phrasings(cell: str) -> None:
    found = import_files(faq__csv=f'question,answer,synonyms\nWhere is it?,Here.,"{cell}"\n')
    assert found.entries[0].paraphrases == ("Which way?", "Where to?")


@pytest.mark.parametrize("cell", ["Is it here, or (is it?) there", "which way, or where to?", "Really"])
def test_one_phrasing_with_a_comma_or_a_question_mark_stays_one(cell: str) -> None:
    found = import_files(faq__csv=f'question,answer,synonyms\nWhere is it?,Here.,"{cell}"\n')
    assert found.entries[0].paraphrases == (cell,)


def test_lists_of_other_scripts_have_marks_of_their_own() -> None:
    found = import_files(faq__csv="質問,回答,関連ワード,タグ\nどこですか？,ここです。,場所　ばしょ　住所,地図、道\n")
    assert (found.entries[0].paraphrases, found.entries[0].tags) == (("場所", "ばしょ", "住所"), ("地図", "道"))


def test_a_table_with_nothing_but_names_is_a_problem() -> None:
    found = import_files(faq__csv="question,answer\n,\n")
    assert found.problems == [("empty-question", "there is no row below the names of the columns")]
