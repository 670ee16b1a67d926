import json
from pathlib import Path

import pytest
from imported_files import build_archive, import_files

from faqbot.curation.formats.importing import import_sources

HEADER = "Question\tAnswer\tSource\tMetadata\tSuggestedQuestions\tIsContextOnly\tPrompts\tQnaId\n"


def test_rows_of_qna_maker_with_one_id_are_one_entry_and_prompts_are_follow_ups() -> None:
    prompts = json.dumps([{"DisplayOrder": 0, "QnaId": 2, "DisplayText": "Vegan?"}])
    found = import_files(
        faq__tsv=HEADER
        + f'When is "breakfast"?\tFrom 7.\\n- buffet: 16 &euro;\tEditorial\tcategory:food\t[]\tFalse\t{prompts}\t1\n'
        + f"breakfast hours\tFrom 7.\\n- buffet: 16 &euro;\tEditorial\tcategory:food\t[]\tFalse\t{prompts}\t1\n"
        + "Is it vegan?\tAsk us.\thttps://x.example/faq\taudience:guest | lang:en\t[]\tFalse\t[]\t2\n"
        + "And gluten?\tAsk us too.\tEditorial\t\t[]\tTrue\t[]\t3\n"
    )
    first, second = found.entries
    assert first.phrasings == ('When is "breakfast"?', "breakfast hours")
    assert (first.answer, first.topic, first.follow_ups) == ("From 7.\n- buffet: 16 €", "food", (second.id,))
    assert (second.url, second.tags) == ("https://x.example/faq", ("audience:guest", "lang:en"))
    assert [draft.question for draft in found.drafts] == ["And gluten?"]
    assert found.problems == [("context-only", '"And gluten?" is only asked after another question (IsContextOnly)')]


def test_custom_question_answering_as_json() -> None:
    documents = [
        {
            "id": 7,
            "questions": ["Where?", "place"],
            "answer": "Here.",
            "source": "Editorial",
            "metadata": {"category": "Place"},
            "dialog": {"isContextOnly": False, "prompts": []},
        }
    ]
    found = import_files(faq__json=json.dumps({"qnaDocuments": documents}))
    (entry,) = found.entries
    assert (entry.phrasings, entry.answer, entry.topic) == (("Where?", "place"), "Here.", "Place")
    assert found.result.format == "qna-maker"


def test_items_of_qnabot() -> None:
    items = [
        {
            "qid": "Shop.Hours",
            "q": ["When open?", "hours"],
            "a": "At 9.",
            "t": "shop",
            "alt": {"markdown": "At **9**."},
        },
        {"qid": "lambda", "q": ["Weather?"], "a": "", "l": "arn:fn"},
        {"qid": "tpl", "q": ["Who am I?"], "a": "You are {{UserInfo.UserName}}."},
        {"qid": "CustomNoMatches", "q": ["no_hits"], "a": "I don't know."},
        {"qid": "doc.1", "passage": "A long text."},
    ]
    found = import_files(faq__json=json.dumps({"qna": items}))
    (entry,) = found.entries
    assert (entry.id, entry.phrasings) == ("shop-hours", ("When open?", "hours"))
    assert (entry.answer, entry.topic) == ("At **9**.", "shop")
    assert [draft.question for draft in found.drafts] == ["Who am I?"]
    assert found.problems == [
        ("content-element", '"Weather?" is answered by the program arn:fn'),
        ("system-item", '"no_hits" is an item for the system itself'),
        ("reference", "item doc.1 is a passage of a document, and no question"),
        ("template", 'the answer to "Who am I?" is a template'),
    ]


def test_items_of_botpress_in_one_language() -> None:
    def item(name: str, answer: str, **more: object) -> dict[str, object]:
        data = {"action": "text", "contexts": ["shop"], "enabled": True, "answers": {"en": [answer]}}
        return {"id": name, "data": data | {"questions": {"en": [f"{name}?"], "fr": [f"{name} ?"]}} | more}

    items = [
        item("open", "At 9."),
        item("off", "Never.", enabled=False),
        item("go", "", action="redirect", redirectFlow="main.flow.json"),
        item("card", "#!builtin_card-1"),
    ]
    found = import_files(qna__json=json.dumps({"qnas": items}))
    (entry,) = found.entries
    assert (entry.question, entry.answer, entry.topic) == ("open?", "At 9.", "shop")
    assert [draft.question for draft in found.drafts] == ["off?"]
    assert {problem for problem in found.problems if problem[0] != "other-language"} == {
        ("redirect", '"go?" leads to the flow main.flow.json, and has no answer'),
        ("content-element", '"card?" is answered by #!builtin_card-1'),
        ("disabled", '"off?" is switched off'),
    }


def test_an_agent_of_dialogflow_in_an_archive() -> None:
    def intent(name: str, speech: object, **more: object) -> str:
        messages = [{"type": 0, "lang": "en", "speech": speech}]
        return json.dumps({"name": name, "auto": True, "contexts": [], "responses": [{"messages": messages}]} | more)

    says = json.dumps([{"data": [{"text": "when "}, {"text": "open"}]}, {"data": [{"text": "hours"}]}])
    found = import_files(
        agent__zip=build_archive(
            agent__json=json.dumps({"displayName": "Shop", "language": "en", "googleAssistant": {}}),
            intents___hours__json=intent("hours", ["At 9.", "From 9."]),
            intents___hours_usersays_en__json=says,
            intents___fallback__json=intent("fallback", "What?", fallbackIntent=True),
            intents___order__json=intent("order", [], webhookUsed=True),
            intents___order_usersays_en__json=json.dumps([{"data": [{"text": "my order"}]}]),
        )
    )
    (entry,) = found.entries
    assert (entry.id, entry.phrasings, entry.answer) == ("hours", ("when open", "hours"), "At 9.")
    assert found.title == "Shop"
    assert found.problems == [
        ("system-item", 'the intent "fallback" is the fallback of the agent'),
        ("content-element", '"my order" is answered by a program (webhookUsed)'),
    ]


NLU = """\
version: "3.1"
nlu:
  - intent: faq/hours
    examples: |
      - When are you [open](state)?
      - hours
  - intent: place
    examples:
      - text: Where are you?
  - intent: price
    examples: |
      - How much?
  - intent: name
    examples: |
      - Who am I?
"""

DOMAIN = """\
responses:
  utter_faq/hours:
    - text: At 9.
    - text: From 9.
  utter_address:
    - text: In the main street.
  utter_name:
    - text: You are {name}.
  utter_lost:
    - text: Nobody asks.
rules:
  - rule: say where
    steps:
      - intent: place
      - action: utter_address
  - rule: compute
    steps:
      - intent: price
      - action: action_price
"""


def test_intents_and_responses_of_rasa_in_two_files() -> None:
    found = import_files(nlu__yml=NLU, domain__yml=DOMAIN)
    assert [(entry.phrasings, entry.answer) for entry in found.entries] == [
        (("When are you open?", "hours"), "At 9."),
        (("Where are you?",), "In the main street."),
    ]
    assert [draft.question for draft in found.drafts] == ["Who am I?"]
    assert found.problems == [
        ("conflict", '"When are you open?" has 2 answers of which one is chosen by chance; the first was taken'),
        ("content-element", '"How much?" is answered by the program action_price'),
        ("empty-question", "the response utter_lost, “Nobody asks.”, belongs to no intent with examples"),
        ("template", 'the answer to "Who am I?" has placeholders'),
    ]


QNA = """\
> !# @qna.pair.source = https://x.example/faq
<a id = "1"></a>

# ? When open?
- hours

**Filters:**
- category = shop
- audience = staff

```markdown
At 9.

Or **later**.
```

**Prompts:**
- [And Sundays?](#2) `context-only`

<a id = "2"></a>

# ? And Sundays?

```
Closed.
```

[more](./other.qna)
"""


def test_pairs_of_a_qna_file() -> None:
    found = import_files(faq__qna=QNA)
    (entry,) = found.entries
    assert (entry.phrasings, entry.answer) == (("When open?", "hours"), "At 9.\n\nOr **later**.")
    assert (entry.topic, entry.tags, entry.url) == ("shop", ("audience:staff",), "https://x.example/faq")
    assert entry.follow_ups == (found.drafts[0].id,)
    assert found.problems == [
        ("reference", "the file refers to ./other.qna"),
        ("context-only", '"And Sundays?" is only asked after another question'),
    ]


def test_any_json_with_questions_and_answers() -> None:
    value = {"title": "Shop", "faqs": [{"Question": ["Where?", "place"], "Answer": "Here.", "section": "Place"}]}
    found = import_files(faq__json=json.dumps(value))
    (entry,) = found.entries
    assert (entry.phrasings, entry.answer, entry.topic) == (("Where?", "place"), "Here.", "Place")
    assert found.title == "Shop"


def test_json_lines_with_a_damaged_line() -> None:
    found = import_files(faq__jsonl='{"q": "Where?", "a": "Here."}\n{"q": \n{"q": "When?", "a": "Now."}\n')
    assert found.pairs == [("Where?", "Here."), ("When?", "Now.")]
    assert found.problems == [("unparsable", "the line is not JSON")]
    assert found.result.problems[0].where == "line 2"


def test_json_whose_keys_are_the_questions() -> None:
    found = import_files(faq__json='{"Orders": {"Where is it?": "Here."}, "Time": {"When?": "Now."}}')
    assert [(entry.question, entry.answer, entry.topic) for entry in found.entries] == [
        ("Where is it?", "Here.", "Orders"),
        ("When?", "Now.", "Time"),
    ]


def test_json_that_is_none() -> None:
    assert import_files(faq__json='{"a": 1,}').problems[0][0] == "unparsable"
    assert import_files(faq__json='{"a": 1}').problems == [
        ("no-qa-columns", "no list of objects with a question and an answer was found")
    ]
    assert import_files(faq__json="[" * 100_000).problems == [
        ("unparsable", "this is not JSON: it is nested too deeply")
    ]


def test_what_the_service_keeps_for_itself_is_no_tag_and_its_synonyms_are_named() -> None:
    found = import_files(
        cqa__json=json.dumps(
            {
                "metadata": {"language": "en"},
                "assets": {
                    "synonyms": [{"alterations": ["wifi", "internet"]}, {"alterations": ["car", "auto"]}],
                    "qnas": [
                        {
                            "id": 1,
                            "questions": ["Is there wifi?"],
                            "answer": "It is free.",
                            "source": "Editorial",
                            "metadata": {"audience": "guest", "system_metadata_qna_edited_manually": "true"},
                        }
                    ],
                },
            }
        )
    )
    (entry,) = found.entries
    assert entry.tags == ("audience:guest",)
    assert found.result.notes == [
        "cqa.json: left out the synonyms wifi = internet; car = auto; write those that the base needs under synonyms"
    ]


def test_an_agent_is_read_whole_though_its_settings_and_entities_hold_no_questions() -> None:
    hours = {"name": "hours", "priority": 500000, "responses": [{"messages": [{"type": "0", "speech": ["At 9."]}]}]}
    agent = build_archive(
        agent__json=json.dumps({"displayName": "Inn", "language": "en", "supportedLanguages": []}),
        package__json='{"version": "1.0.0"}',
        entities___day__json='{"name": "day", "isEnum": false}',
        entities___day_entries_en__json='[{"value": "monday", "synonyms": ["mon"]}]',
        intents___hours__json=json.dumps(hours),
        intents___hours_usersays_en__json='[{"data": [{"text": "when open"}]}]',
    )
    found = import_files(agent__zip=agent)
    assert [(entry.question, entry.answer) for entry in found.entries] == [("when open", "At 9.")]
    assert (found.problems, found.result.format, found.title) == ([], "dialogflow", "Inn")
    assert found.result.notes == ["agent.zip/agent.json: left out the entities day, whose words may be synonyms"]


def test_the_settings_of_an_assistant_are_part_of_it() -> None:
    found = import_files(
        config__yml="language: de\npipeline: []\n",
        endpoints__yml="action_endpoint:\n  url: http://localhost\n",
        nlu__yml="nlu:\n- intent: hours\n  examples: |\n    - wann ist offen\n",
        domain__yml="responses:\n  utter_hours:\n  - text: Um neun ist offen.\n",
    )
    assert (found.pairs, found.language, found.problems) == ([("wann ist offen", "Um neun ist offen.")], "de", [])


@pytest.mark.parametrize("key", ["policies", "pipeline", "action_endpoint", "tracker_store", "rules", "intents"])
def test_a_file_with_questions_is_no_assistant_though_a_key_of_it_has_such_a_name(key: str) -> None:
    pair = "  - name: returns\n    question: May I return bread?\n    answer: Within a day.\n"
    found = import_files(shop__yml=f"{key}:\n{pair}")
    assert (found.pairs, found.problems) == ([("May I return bread?", "Within a day.")], [])


def test_policies_of_a_shop_are_no_settings_of_an_assistant() -> None:
    found = import_files(shop__yml="policies:\n  title: Our shop\nfaq:\n  - {question: Where?, answer: Here.}\n")
    assert (found.pairs, found.problems) == ([("Where?", "Here.")], [])


def test_named_things_in_a_folder_of_entities_are_no_words_of_an_agent(workplace: Path) -> None:
    (workplace / "shop" / "entities").mkdir(parents=True)
    pair = '{"name": "ACME", "faq": [{"question": "Where?", "answer": "Here."}]}'
    found = import_files(**{"shop/entities/acme__json": pair})
    assert (found.pairs, found.problems) == ([("Where?", "Here.")], [])


def test_an_agent_is_read_from_inside_its_folder(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hours = {"name": "hours", "priority": 500000, "responses": [{"messages": [{"type": "0", "speech": ["At 9."]}]}]}
    files = {
        "agent.json": '{"displayName": "Inn", "language": "en", "supportedLanguages": []}',
        "entities/day.json": '{"name": "day", "isEnum": false}',
        "entities/day_entries_en.json": '[{"value": "monday", "synonyms": ["mon"]}]',
        "intents/hours.json": json.dumps(hours),
        "intents/hours_usersays_en.json": '[{"data": [{"text": "when open"}]}]',
    }
    for name, text in files.items():
        file = workplace / "agent" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(workplace / "agent")
    result = import_sources(["."], workplace / "base", "", "")
    assert (result.format, result.entries, result.problems) == ("dialogflow", 1, [])
    assert result.notes == ["agent.json: left out the entities day, whose words may be synonyms"]


def test_cards_with_titles_and_descriptions_in_a_response_are_part_of_an_assistant() -> None:
    found = import_files(
        bot__yml="nlu:\n- intent: hours\n  examples: |\n    - when open\nresponses:\n  utter_hours:\n  - text: At 9.\n"
        "    custom:\n      data:\n      - {title: Where?, description: Here.}\n"
    )
    assert found.pairs == [("when open", "At 9.")]


def test_the_card_of_an_item_of_qnabot_has_an_address_and_a_quiz_is_no_question() -> None:
    card = '"r": {"url": "https://x.example/pay", "buttons": []}'
    found = import_files(
        faq__json=f'{{"qna": [{{"qid": "Pay.1", "q": ["How do I pay?"], "a": "By card.", {card}}},'
        ' {"qid": "Quiz.1", "type": "quiz", "question": "Which?", "correctAnswers": ["a"]}]}'
    )
    assert [(entry.question, entry.url) for entry in found.entries] == [("How do I pay?", "https://x.example/pay")]
    assert found.problems == [("content-element", "item Quiz.1 is a quiz, and no question")]


def test_a_second_answer_of_an_item_of_botpress_is_reported() -> None:
    data = '{"questions": {"en": ["How do I pay?"]}, "answers": {"en": ["By card.", "In cash."]}, "enabled": true}'
    found = import_files(faq__json=f'[{{"id": "pay", "data": {data}}}]')
    assert found.pairs == [("How do I pay?", "By card.")]
    fault = '"How do I pay?" has 2 answers of which one is chosen by chance; the first was taken'
    assert found.problems == [("conflict", fault)]


def test_the_buttons_of_a_response_of_rasa_lead_to_other_entries() -> None:
    found = import_files(
        nlu__yml="version: '3.1'\nnlu:\n- intent: pay\n  examples: |\n    - How do I pay?\n- intent: faq/ship\n"
        "  examples: |\n    - When do you ship?\nresponses:\n  utter_pay:\n  - text: By card.\n"
        "    image: https://x.example/card.png\n    buttons:\n    - title: More\n      payload: /faq/ship\n"
        "  utter_faq/ship:\n  - text: Soon.\n"
    )
    assert [(entry.id, entry.follow_ups, dict(entry.meta)) for entry in found.entries] == [
        ("pay", ("ship",), {"image": "https://x.example/card.png"}),
        ("ship", (), {}),
    ]
