import json

import pytest
from imported_files import Imported, import_files

from faqbot.curation.formats.extracted import SourceError

HTML_PAGE = """<!DOCTYPE html><html lang="de"><head><title>Shop</title></head><body>
<nav><h2>Where am I?</h2></nav>
<main><h1>Hilfe</h1>
<h2>Orders</h2>
<h3>Where is it?</h3><div><p>Here, <b>upstairs</b>.<script>track()</script></p></div>
<h3>How many?</h3><p>Two.</p><p>Or <a href="javascript:x()">three</a>.</p>
<h3>Still have questions?</h3><p>Call us.</p>
</main><footer>Bye</footer></body></html>"""


def test_headings_of_a_web_page() -> None:
    pytest.importorskip("selectolax")
    found = import_files(faq__html=HTML_PAGE)
    assert found.pairs == [("Where is it?", "Here, **upstairs**."), ("How many?", "Two.\n\nOr three.")]
    assert [entry.topic for entry in found.entries] == ["Orders", "Orders"]
    assert (found.title, found.language) == ("Hilfe", "de")
    assert found.problems == [("not-a-question", 'the heading "Still have questions?" is no question')]


def read_body(body: str, way: str = "") -> Imported:
    pytest.importorskip("selectolax")
    return import_files(faq__html=f"<html><body>{body}</body></html>", way=way)


@pytest.mark.parametrize(
    "body",
    [
        "<details><summary>Where?</summary><p>Here.</p></details><details><summary>When?</summary>Now.</details>",
        "<dl><dt>Where?</dt><dd>Here.</dd><dt>When?</dt><dd>Now.</dd></dl>",
        (
            "<button aria-expanded=false aria-controls=a>Where?</button><div id=a>Here.</div>"
            "<div><button aria-expanded=false>When?</button></div><div hidden>Now.</div>"
        ),
        (
            "<div class=item><div><h2>Where?</h2></div><div><p>Here.</p></div></div>"
            "<div class=item><div><h2>When?</h2></div><div><p>Now.</p></div></div>"
        ),
        (
            '<div itemscope itemtype="https://schema.org/Question"><h3 itemprop="name">Where?</h3><div itemscope'
            ' itemtype="https://schema.org/Answer"><p itemprop="text">Here.</p></div></div>'
            '<div itemscope itemtype="https://schema.org/Question"><h3 itemprop="name">When?</h3><div itemscope'
            ' itemtype="https://schema.org/Answer"><p itemprop="text">Now.</p></div></div>'
        ),
    ],
    ids=["details", "definitions", "accordion", "wrapped headings", "microdata"],
)
def test_a_web_page_is_read_in_several_ways(body: str) -> None:
    assert read_body(body).pairs == [("Where?", "Here."), ("When?", "Now.")]


def test_the_way_that_finds_most_is_taken_and_said_and_another_can_be_named() -> None:
    body = "<h2>Who?</h2><p>Me.</p><dl><dt>Where?</dt><dd>Here.</dd><dt>When?</dt><dd>Now.</dd></dl>"
    found = read_body(body)
    assert len(found.entries) == 2
    assert found.result.notes == [
        "faq.html: 1 by headings, 2 by definitions, 2 by accordion: took definitions; --format to choose"
    ]
    pytest.importorskip("selectolax")
    (entry,) = import_files(faq__html=f"<body>{body}</body>", way="headings", out="other").entries
    assert entry.question == "Who?"


def test_json_ld_in_a_graph() -> None:
    found = read_body(
        '<script type="application/ld+json">{"@graph": [{"@type": ["WebPage", "FAQPage"], "name": "Shop", "mainEntity":'
        ' [{"@type": "Question", "name": "Where&#39;s it?", "acceptedAnswer": {"@type": "Answer", "text":'
        ' "<p>Here &amp; there</p>"}}, {"@type": "Question", "name": "When?", "acceptedAnswer": {"text": " "}},'
        ' {"@type": "Question", "name": "Who?", "suggestedAnswer": {"text": "Me."}}]}]}</script>'
        '<script type="application/ld+json">{"@type": "FAQPage", "mainEntity": [{"name": "Bad?",}]}</script>'
    )
    assert found.pairs == [("Where's it?", "Here & there")]
    assert [draft.question for draft in found.drafts] == ["Who?"]
    assert [kind for kind, _ in found.problems] == ["unparsable", "empty-answer", "suggested-answer"]
    assert found.problems[0][1].endswith("it holds: Bad?")


def test_lists_and_tables_become_markdown() -> None:
    found = read_body(
        "<h2>What?</h2><ol><li>one<ul><li>a</li></ul></li><li>two</li></ol><table><tr><th>x<th>y</tr><tr><td>1|2<td>3"
        "</tr></table><pre>  code\n</pre><blockquote><p>so</p></blockquote><h2>Why?</h2>Because."
    )
    assert found.entries[0].answer == (
        "1. one\n   - a\n2. two\n\n| x | y |\n| --- | --- |\n| 1\\|2 | 3 |\n\n```\n  code\n```\n\n> so"
    )


@pytest.mark.parametrize(
    ("target", "answer"),
    [
        ("https://shop.example/#top", "See [the rules](https://shop.example/#top)."),
        ("rules.html", "See [the rules](rules.html)."),
        ("#rules", "See the rules."),
        ("#", "See the rules."),
        ("javascript:open()", "See the rules."),
    ],
)
def test_links_that_lead_nowhere_become_their_words(target: str, answer: str) -> None:
    page = f'<h2>Why?</h2><p>See <a href="{target}">the rules</a>.</p><h2>When?</h2><p>Now.</p>'
    assert read_body(page).entries[0].answer == answer


@pytest.mark.hazard(id="hostile-import")
def test_a_page_nested_without_end_is_refused() -> None:
    assert read_body(f"<h2>Where?</h2>{'<div>' * 1_000}Here.{'</div>' * 1_000}<h2>When?</h2>Now.").pairs == [
        ("Where?", "Here."),
        ("When?", "Now."),
    ]
    with pytest.raises(SourceError) as caught:
        read_body("<div>" * 1_000_000)
    assert str(caught.value) == "a page has elements nested more than 2000 deep; save it as plain HTML first"


@pytest.mark.hazard(id="hostile-import")
@pytest.mark.parametrize(
    "text",
    [
        "<details><summary>" * 50_000,
        '<a href="x">' * 50_000,
        "<a " * 100_000,
        "# " + "![" * 100_000,
        "[" * 200_000,
        "**" * 100_000,
        "<!--" * 50_000,
        "> " * 50_000,
    ],
    ids=["details", "links", "tags", "images", "brackets", "stars", "comments", "quotes"],
)
def test_a_markdown_page_of_openings_is_read_in_time(text: str) -> None:
    pytest.importorskip("markdown_it")
    found = import_files(faq__md=f"{text}\n\n## Where is it?\n\nHere.\n")
    assert len(found.entries) <= 1


MARKDOWN = """\
---
title: "Shop: FAQ"
lang: en-GB
---
# Help

## Orders

### 1. Where is *it*? {#place}

Here &amp; there.

#### Details

More.<!-- not sure -->

```
### What is this?
&amp;
```

### How to pay

Cash.

[Back to top](#help)

## Time

### When?
"""


def test_headings_of_a_markdown_page() -> None:
    pytest.importorskip("markdown_it")
    found = import_files(faq__md=MARKDOWN)
    assert [(entry.id, entry.question, entry.topic) for entry in found.entries] == [
        ("place", "Where is it?", "Orders"),
        ("how-to-pay", "How to pay", "Orders"),
    ]
    assert found.entries[0].answer == ("Here & there.\n\n**Details**\n\nMore.\n\n```\n### What is this?\n&amp;\n```")
    assert found.entries[1].answer == "Cash."
    assert (found.title, found.language) == ("Shop: FAQ", "en-GB")
    assert found.problems == [("empty-answer", '"When?" has no answer')]
    assert found.result.problems[0].where == "line 30"


@pytest.mark.parametrize(
    "text",
    [
        "**Where?**\n\nHere.\n\n**When?**\nNow.\n",
        "Q: Where?\nA: Here.\n\nQ: When?\nA: Now.\n",
        "**Q**. Where?\n\n**A**. Here.\n\n**Q**. When?\n\n**A**. Now.\n",
        "<details><summary><b>Where?</b></summary>\n\nHere.\n\n</details>\n<details>\n<summary>When?</summary>Now.</details>\n",
        "1. Where?\n\nHere.\n\n2) When?\n\nNow.\n",
        "Where?\n---\nHere.\n\nWhen?\n---\nNow.\n",
    ],
    ids=["bold", "prefixes", "bold prefixes", "details", "numbered", "underlined"],
)
def test_a_markdown_page_is_read_in_several_ways(text: str) -> None:
    pytest.importorskip("markdown_it")
    found = import_files(faq__md=text.replace("Where?", "Where is it?").replace("When?", "When is it?"))
    assert found.pairs == [("Where is it?", "Here."), ("When is it?", "Now.")]


def test_headings_that_ask_nothing_are_entries_where_no_heading_asks() -> None:
    pytest.importorskip("markdown_it")
    found = import_files(faq__md="# FAQ\n\n## Contents\n\n- a\n\n## Opening hours\n\nAt 9.\n\n## Parking\n\nBehind.\n")
    assert found.pairs == [("Opening hours", "At 9."), ("Parking", "Behind.")]


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for library, name, needs in (
        ("markdown_it", "faq__md", "Markdown pages need the library markdown-it-py"),
        ("selectolax.lexbor", "faq__html", "texts with HTML need the library selectolax"),
        ("openpyxl", "faq__xlsx", "XLSX files need the library openpyxl"),
    ):
        monkeypatch.setitem(__import__("sys").modules, library, None)
        with pytest.raises(SourceError) as caught:
            import_files(**{name: "<h2>Where?</h2>" if name == "faq__html" else "# Where?\n\nHere.\n"})
        assert str(caught.value) == f"{needs}; run: pip install 'faqbot[import]'"


def test_a_question_that_unfolds_inside_an_answer_is_reported() -> None:
    found = import_files(
        faq__md="# FAQ\n\n## Where is it?\n\nHere.\n\n## Does it cost money?\n\nNo.\n\n"
        "<details>\n<summary>Is there a free plan?</summary>\n\nYes, always.\n\n</details>\n"
    )
    assert [entry.question for entry in found.entries] == ["Where is it?", "Does it cost money?"]
    assert found.problems == [("lost-questions", '1 question is found by details only, "Is there a free plan?"')]


def test_hidden_data_about_other_questions_than_the_page_shows_is_reported() -> None:
    shown = "".join(f"<details><summary>Where is {name}?</summary>Here.</details>" for name in ("Ann", "Bob", "Cy"))
    data = {
        "@type": "FAQPage",
        "mainEntity": [{"@type": "Question", "name": "Can I smoke?", "acceptedAnswer": {"text": "No."}}],
    }
    found = import_files(
        faq__html=f'<html><body><script type="application/ld+json">{json.dumps(data)}</script>{shown}</body></html>'
    )
    assert len(found.entries) == 3
    assert found.problems == [("lost-questions", '1 question is found by json-ld only, "Can I smoke?"')]


@pytest.mark.parametrize(
    "line",
    [f"# a{' ' * 200_000}b", f"# {'#' * 200_000}x", f"Q{' ' * 200_000}b", f"-{' ' * 200_000}b", "Q" + "1" * 200_000],
)
def test_a_page_with_a_very_long_line_is_read_in_all_ways(line: str) -> None:
    found = import_files(faq__md=f"---\ntitle: Where is it?\n---\n{line}\n\n## Who is it?\n\nAda.\n")
    assert ("Who is it?", "Ada.") in found.pairs


def test_a_heading_in_an_answer_loses_the_marks_that_close_it() -> None:
    found = import_files(faq__md="---\ntitle: Where is it?\n---\nHere.\n\n## By bus ##\n\nThe 4.\n")
    assert found.pairs == [("Where is it?", "Here.\n\n**By bus**\n\nThe 4.")]


@pytest.mark.parametrize(
    ("ask", "reply"),
    [
        ("P: ", "R: "),
        ("Pregunta 1: ", "Respuesta: "),
        ("**В:** ", "**О:** "),
        ("질문: ", "답변: "),
        ("问：", "答："),
        ("F. ", "A. "),
    ],
)
def test_questions_and_answers_have_labels_in_many_languages(ask: str, reply: str) -> None:
    found = import_files(faq__md=f"# FAQ\n\n{ask}Where is it\n{reply}Here.\n\n{ask}When is it\n{reply}Now.\n")
    assert found.pairs == [("Where is it", "Here."), ("When is it", "Now.")]


def test_a_letter_with_a_colon_is_no_label_without_a_blank() -> None:
    found = import_files(
        faq__md="# FAQ\n\n## Where are the files?\n\nD:\\files\n\n## Where are others?\n\nS:\\others\n"
    )
    assert found.pairs == [("Where are the files?", "D:\\files"), ("Where are others?", "S:\\others")]
