import json
from pathlib import Path

import pytest
from imported_files import import_files

from faqbot.curation.formats.extracted import SourceError
from faqbot.curation.formats.importing import import_sources
from faqbot.knowledge.loading import load_knowledge
from faqbot.knowledge.loading.nodes import compute_digest

TABLE = "question,answer,synonyms\nWhere?,Here.,place\nWhen?,Now.,\nWho?,Me.,\n"


def edit(old: str, new: str) -> None:
    file = Path("base", "entries.yaml")
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_new_base_has_its_entries_in_a_file_for_people() -> None:
    import_files(faq__csv='question,answer,synonyms,tags\nWhere is it?,"At 9: here.\nUpstairs.",place,"a,b"\n')
    assert Path("base", "entries.yaml").read_text(encoding="utf-8") == (
        "entries:\n"
        "  - id: where-is-it\n"
        "    tags: [a, b]\n"
        "    question: Where is it?\n"
        "    answer: |-\n"
        "      At 9: here.\n"
        "      Upstairs.\n"
        "    paraphrases:\n"
        "      - place\n"
    )
    assert Path("base", "knowledge.yaml").read_text(encoding="utf-8").splitlines()[1:] == [
        "format: 1",
        "id: base",
        "title: base",
        "language: en",
    ]


def test_a_second_import_of_the_same_file_changes_nothing() -> None:
    import_files(faq__csv=TABLE)
    before = {file: file.read_bytes() for file in Path("base").iterdir()}
    found = import_files(faq__csv=TABLE)
    assert {file: file.read_bytes() for file in Path("base").iterdir()} == before
    assert found.problems == []


def test_a_second_import_takes_over_what_changed() -> None:
    import_files(faq__csv=TABLE)
    changed = "question,answer,synonyms\nWhere?,There.,place|spot\nWhen?,Now.,\nWho?,Me.,\nHow?,So.,\n"
    found = import_files(faq__csv=changed)
    assert found.pairs == [("Where?", "There."), ("When?", "Now."), ("Who?", "Me."), ("How?", "So.")]
    assert found.entries[0].paraphrases == ("place", "spot")
    assert found.problems == []


def test_what_a_person_edited_is_kept_and_reported_and_the_rest_is_taken_over() -> None:
    import_files(faq__csv=TABLE)
    edit(
        "      - place\n",
        "      - place\n      - which house\n",
    )
    edit("answer: Now.", "answer: Now. # checked\n    reviewed: 2026-01-31")
    found = import_files(faq__csv=TABLE.replace("Here.", "There."))
    assert found.pairs == [("Where?", "There."), ("When?", "Now."), ("Who?", "Me.")]
    assert found.entries[0].paraphrases == ("place", "which house")
    assert found.entries[1].reviewed == "2026-01-31"
    assert "# checked" in Path("base", "entries.yaml").read_text(encoding="utf-8")
    assert [str(problem) for problem in found.result.problems] == [
        (
            'base/entries.yaml, entry where: paraphrases of "Where?" was edited, and was kept; '
            "compare the two, and change the entry by hand"
        ),
    ]


def test_what_is_gone_becomes_a_draft_and_comes_back() -> None:
    import_files(faq__csv=TABLE)
    found = import_files(faq__csv=TABLE.replace("When?,Now.,\n", ""))
    assert [draft.question for draft in found.drafts] == ["When?"]
    assert found.problems == [("gone", '"When?" is gone from the source, and is a draft now')]
    assert import_files(faq__csv=TABLE.replace("When?,Now.,\n", "")).problems == []
    assert import_files(faq__csv=TABLE).pairs == [("Where?", "Here."), ("When?", "Now."), ("Who?", "Me.")]


def test_an_entry_that_a_person_removed_or_added_stays_so() -> None:
    import_files(faq__csv=TABLE)
    edit("  - id: when\n    question: When?\n    answer: Now.\n", "  - {id: mine, question: Mine?, answer: Yes.}\n")
    found = import_files(faq__csv=TABLE)
    assert [entry.id for entry in found.entries] == ["where", "mine", "who"]
    assert found.problems == [("edited", '"When?" was removed from the base, and was left out again')]


def test_an_entry_keeps_its_id_when_its_question_is_reworded() -> None:
    import_files(faq__csv="id,question,answer\n7,Where?,Here.\n")
    found = import_files(faq__csv="id,question,answer\n7,Where are you?,Here.\n")
    assert [(entry.id, entry.question) for entry in found.entries] == [("where", "Where are you?")]


def test_nothing_is_written_if_the_base_would_have_faults() -> None:
    import_files(faq__csv=TABLE)
    edit("question: When?", "question: How?")
    before = Path("base", "entries.yaml").read_bytes()
    with pytest.raises(SourceError) as caught:
        import_files(faq__csv=TABLE + "How?,So.,\n")
    assert str(caught.value) == (
        "nothing was written, as the base would have faults:\n"
        'entries.yaml:17:15: phrasing "How?" is already used at entries.yaml:9:15, under entry "when"; '
        "keep it where its answer is"
    )
    assert Path("base", "entries.yaml").read_bytes() == before


def test_a_folder_with_other_files_is_left_alone() -> None:
    Path("base").mkdir()
    Path("base", "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        import_files(faq__csv=TABLE)
    assert str(caught.value) == "base exists already; name a new or empty folder, or that of an earlier import"
    assert [file.name for file in Path("base").iterdir()] == ["notes.txt"]


def test_files_of_several_formats_are_one_base() -> None:
    found = import_files(faq__csv=TABLE, more__json='[{"q": "How?", "a": "So."}, {"q": "Who?", "a": "You."}]')
    assert found.result.format == "csv+json"
    assert [entry.question for entry in found.entries] == ["Where?", "When?", "Who?", "How?"]
    assert [draft.question for draft in found.drafts] == ["Who? (more.json)"]
    assert found.problems == [("conflict", '"Who?" has another answer here than at faq.csv, record 3, line 4')]


def test_a_folder_is_read_without_hidden_files() -> None:
    for name in ("in/faq.csv", "in/deep/more.csv", "in/.git/old.csv", "in/notes.docx"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(f"question,answer\nWhat is in {name}?,A.\n", encoding="utf-8")
    assert import_sources(["in"], Path("base"), "", "").entries == 2
    questions = [entry.question for entry in load_knowledge("base").entries]
    assert questions == ["What is in in/deep/more.csv?", "What is in in/faq.csv?"]


MANY = "q,a,synonyms\nWhere?,Here.,place|spot|site|street|address|map\nWhen?,Now.,time\n"


def read_beside() -> str:
    return Path("base", "entries.phrasings.yaml").read_text(encoding="utf-8")


def test_more_than_five_paraphrases_stand_in_a_file_beside_the_entries() -> None:
    found = import_files(faq__csv=MANY)
    assert found.entries[0].paraphrases == ("place", "spot", "site", "street", "address", "map")
    assert read_beside() == "where:\n" + "".join(
        f"  - {text}\n" for text in ("place", "spot", "site", "street", "address", "map")
    )
    assert "place" not in Path("base", "entries.yaml").read_text(encoding="utf-8")
    before = {file: file.read_bytes() for file in Path("base").iterdir()}
    assert import_files(faq__csv=MANY).problems == []
    assert {file: file.read_bytes() for file in Path("base").iterdir()} == before


def test_a_second_import_updates_phrasings_beside_the_entries_and_keeps_comments() -> None:
    import_files(faq__csv=MANY)
    file = Path("base", "entries.phrasings.yaml")
    file.write_text(f"# ours\n{read_beside()}\n# the end\n", encoding="utf-8")
    changed = MANY.replace("map", "way").replace("time", "time|hour|day|date|week|month")
    found = import_files(faq__csv=changed)
    assert found.problems == []
    assert [entry.paraphrases[-1] for entry in found.entries] == ["way", "month"]
    assert read_beside().startswith("# ours\nwhere:\n  - place\n")
    assert "# the end" in read_beside()
    assert "when:\n  - time\n  - hour\n" in read_beside()
    assert import_files(faq__csv=MANY).entries[1].paraphrases == ("time",)


def test_phrasings_that_a_person_added_beside_the_entries_are_kept_and_reported() -> None:
    import_files(faq__csv=MANY)
    Path("base", "entries.phrasings.yaml").write_text(
        read_beside() + "  - our own\nwhen:\n  - o'clock\n", encoding="utf-8"
    )
    found = import_files(faq__csv=MANY.replace("map", "way"))
    assert [entry.paraphrases[-1] for entry in found.entries] == ["our own", "o'clock"]
    assert found.problems == [
        ("edited", 'paraphrases of "When?" was edited, and was kept'),
        ("edited", 'paraphrases of "Where?" was edited, and was kept'),
    ]


def test_an_entry_that_has_few_paraphrases_again_has_them_with_it() -> None:
    import_files(faq__csv=MANY)
    found = import_files(faq__csv=MANY.replace("place|spot|site|street|address|map", "place"))
    assert found.entries[0].paraphrases == ("place",)
    assert found.problems == []
    assert not Path("base", "entries.phrasings.yaml").exists()
    assert import_files(faq__csv=MANY).entries[0].paraphrases[-1] == "map"


def edit_beside(old: str, new: str, name: str = "entries.phrasings.yaml") -> None:
    text = read_beside()
    assert old in text
    Path("base", name).write_text(text.replace(old, new), encoding="utf-8")


FEW = MANY.replace("|address|map", "")


def test_edited_paraphrases_are_kept_where_they_stand_when_the_source_has_more_or_fewer() -> None:
    kept = [("edited", 'paraphrases of "Where?" was edited, and was kept')]
    import_files(faq__csv=MANY)
    edit_beside("- spot", "- spots")
    found = import_files(faq__csv=FEW)
    assert found.entries[0].paraphrases == ("place", "spots", "site", "street", "address", "map")
    assert found.problems == kept

    import_files(out="other", faq__csv=FEW)
    entries = Path("other", "entries.yaml")
    entries.write_text(entries.read_text(encoding="utf-8").replace("- spot", "- spots"), encoding="utf-8")
    found = import_files(out="other", faq__csv=MANY)
    assert found.entries[0].paraphrases == ("place", "spots", "site", "street")
    assert found.problems == kept


def test_a_paraphrase_added_beside_an_entry_is_kept_when_the_source_has_more() -> None:
    import_files(faq__csv=FEW)
    Path("base", "ours.phrasings.yaml").write_text("where:\n  - which house\n", encoding="utf-8")
    found = import_files(faq__csv=MANY.replace("Here.", "There."))
    assert found.entries[0].paraphrases == ("place", "spot", "site", "street", "which house")
    assert found.entries[0].answer == "There."
    assert found.problems == [("edited", 'paraphrases of "Where?" was edited, and was kept')]


def test_paraphrases_that_a_person_only_moved_are_updated_without_a_rest() -> None:
    import_files(faq__csv=MANY)
    edit_beside("  - place\n  - spot\n", "", name="a.phrasings.yaml")
    Path("base", "entries.phrasings.yaml").write_text("where:\n  - spot\n", encoding="utf-8")
    edit("    answer: Here.\n", "    answer: Here.\n    paraphrases:\n      - place\n")
    before = {file: file.read_bytes() for file in Path("base").iterdir()}
    assert import_files(faq__csv=MANY).problems == []
    assert {file: file.read_bytes() for file in Path("base").iterdir()} == before

    found = import_files(faq__csv=MANY.replace("|map", "|map|way"))
    assert found.entries[0].paraphrases == ("place", "spot", "site", "street", "address", "map", "way")
    assert not Path("base", "entries.phrasings.yaml").exists()
    found = import_files(faq__csv=FEW)
    assert found.entries[0].paraphrases == ("place", "spot", "site", "street")
    assert (found.problems, [*Path("base").glob("*.phrasings.yaml")]) == ([], [])


def test_a_renamed_entry_is_updated_under_its_present_id() -> None:
    import_files(faq__csv=MANY)
    edit("- id: where\n", "- id: place\n    formerly: [spot, where]\n")
    found = import_files(faq__csv=MANY.replace("Here.", "There.").replace("map", "way"))
    assert [(entry.id, entry.answer) for entry in found.entries] == [("place", "There."), ("when", "Now.")]
    assert found.entries[0].paraphrases[-1] == "way"
    assert found.problems == []
    assert read_beside().startswith("place:\n  - place\n")
    assert '"place": {' in Path("base", "imported.json").read_text(encoding="utf-8")
    found = import_files(faq__csv="q,a,synonyms\nWhen?,Now.,time\n")
    assert [draft.id for draft in found.drafts] == ["place"]


def test_a_new_entry_does_not_get_the_former_id_of_another() -> None:
    import_files(faq__csv="id,question,answer\n7,Where?,Here.\n")
    edit("- id: where\n", "- id: place\n    formerly: [where]\n")
    found = import_files(faq__csv="id,question,answer\n7,Where are you?,Here.\n8,Where?,There.\n")
    assert [(entry.id, entry.question) for entry in found.entries] == [
        ("place", "Where are you?"),
        ("where-2", "Where?"),
    ]


def test_a_record_that_names_the_phrasings_beside_an_entry_is_understood() -> None:
    import_files(faq__csv=MANY)
    record = Path("base", "imported.json")
    rows = json.loads(record.read_bytes())
    digests = rows["entries"]["where"]["digests"]
    del digests["paraphrases"]
    digests["phrasings beside"] = compute_digest(["place", "spot", "site", "street", "address", "map"])
    record.write_text(json.dumps(rows), encoding="utf-8")
    found = import_files(faq__csv=MANY.replace("map", "way"))
    assert (found.entries[0].paraphrases[-1], found.problems) == ("way", [])


@pytest.mark.parametrize("page", ["", '<html lang="en-US">'])
def test_the_language_of_a_base_is_that_of_its_texts(page: str) -> None:
    questions = "".join(
        f"<h2>{question}</h2><p>{answer}</p>"
        for question, answer in (
            ("Wie lange hält ein Brot?", "Es hält drei Tage, wenn es nicht in der Sonne liegt."),
            ("Wann ist der Laden offen?", "Wir sind von neun bis zwölf Uhr für Sie da."),
        )
    )
    found = import_files(faq__html=page + questions)
    assert found.language == "de"
    said = ", not en-US as the source says" if page else ""
    assert found.result.notes[-1] == f"the texts are in German{said}: took de; --language to choose"


def test_the_language_that_a_source_says_stands_unless_its_texts_clearly_differ() -> None:
    page = '<html lang="pt-BR"><h2>VPN?</h2><p>OK.</p><h2>Proxy?</h2><p>No.</p></html>'
    assert import_files(faq__html=page).language == "pt-BR"
    assert import_files(faq__html=page, language="fr", out="french").language == "fr"


def test_texts_of_few_words_count_as_english() -> None:
    assert import_files(faq__csv=TABLE).language == "en"


def test_a_readme_beside_the_export_of_a_bot_is_no_faq() -> None:
    nlu = "version: '3.1'\nnlu:\n- intent: hours\n  examples: |\n    - When are you open?\n"
    domain = "intents:\n- hours\nresponses:\n  utter_hours:\n  - text: At nine.\n"
    found = import_files(nlu__yml=nlu, domain__yml=domain, README__md="# Bot\n\nHow to run it.\n")
    assert found.pairs == [("When are you open?", "At nine.")]
    assert found.result.notes == ["README.md: left out, as it is about the files beside it"]
    assert import_files(README__md="# FAQ\n\n## Where is it?\n\nHere.\n", out="faq").pairs == [
        ("Where is it?", "Here.")
    ]


def test_the_record_of_an_import_has_no_questions() -> None:
    import_files(faq__csv="question,answer\nWhere is it?,Here.\n")
    entries = Path("base/entries.yaml").read_text(encoding="utf-8")
    record = Path("base/imported.json").read_text(encoding="utf-8")
    found = import_files(entries__yaml=entries, imported__json=record, out="again")
    assert (found.pairs, found.problems) == ([("Where is it?", "Here.")], [])
    assert found.result.notes == ["imported.json: left out, as it is about the files beside it"]
