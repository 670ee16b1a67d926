import pytest
from imported_files import import_files

pytest.importorskip("selectolax")
pytest.importorskip("markdown_it")

PAIRS = [("Where is it?", "Here."), ("When is it?", "Now.")]


@pytest.mark.parametrize(
    "text",
    [
        '{{< faq "Where is it?" >}}\nHere.\n{{</ faq >}}\n\n{{< faq "When is it?" >}}\nNow.\n{{</ faq >}}\n',
        (
            '{{% details title="Where is it?" open=true %}}\nHere.\n{{% /details %}}\n'
            '{{% details title="When is it?" %}}\nNow.\n{{% /details %}}\n'
        ),
        '{{< qa question="Where is it?" answer="Here." >}}\n{{< qa question="When is it?" answer="Now." >}}\n',
        "{% details Where is it? %}\nHere.\n{% enddetails %}\n\n{% details When is it? %}\nNow.\n{% enddetails %}\n",
        (
            '{% include faq.html question="Where is it?" answer="Here." %}\n'
            '{% include faq.html question="When is it?" answer="Now." %}\n'
        ),
        "::: details Where is it?\nHere.\n:::\n\n::: details When is it?\nNow.\n:::\n",
        ":::note[Where is it?]\n\nHere.\n\n:::\n\n:::note[When is it?]\n\nNow.\n\n:::\n",
        '??? question "Where is it?"\n    Here.\n\n??? question "When is it?"\n\n    Now.\n',
        '<Accordion title="Where is it?">\n  Here.\n</Accordion>\n<Accordion title="When is it?">Now.</Accordion>\n',
        "{{< faq >}}\n### Where is it?\nHere.\n{{< /faq >}}\n\n{{< faq >}}\n### When is it?\nNow.\n{{< /faq >}}\n",
        "---\nfaqs:\n  - question: Where is it?\n    answer: Here.\n  - question: When is it?\n    answer: Now.\n---\n",
        '+++\n[[faq]]\nq = "Where is it?"\na = "Here."\n[[faq]]\nq = "When is it?"\na = "Now."\n+++\n',
    ],
    ids=[
        "a shortcode of Hugo",
        "a shortcode of Hugo with a name",
        "a shortcode with the answer",
        "a block of Liquid",
        "an include of Jekyll",
        "a container of VitePress",
        "an admonition of Docusaurus",
        "an admonition of MkDocs",
        "a component",
        "a shortcode round headings",
        "front matter in YAML",
        "front matter in TOML",
    ],
)
def test_questions_in_the_tags_of_page_generators_are_read(text: str) -> None:
    found = import_files(faq__mdx=text)
    assert found.pairs == PAIRS
    assert found.problems == []


def test_tags_without_a_question_are_left_out_with_a_note_and_those_in_code_stay() -> None:
    found = import_files(
        faq__mdx="import Tabs from '@theme/Tabs';\n\n## Where is it?\n\n<Tabs>\n"
        'Here, [upstairs]({{< ref "up.md" >}}).\n'
        "</Tabs>\n\n{{< highlight bash >}}\nls {{ here }}\n{{< /highlight >}}\n\nRun `{{ x }}`.\n"
    )
    assert found.pairs == [
        ("Where is it?", "Here, [upstairs](up.md).\n\n```bash\nls {{ here }}\n```\n\nRun `{{ x }}`.")
    ]
    assert found.result.notes == [
        "faq.mdx: left out 4 template tags, such as import Tabs from '@theme/Tabs';",
    ]


def test_an_answer_in_which_a_tag_gives_a_word_becomes_a_draft() -> None:
    found = import_files(faq__md="## What does it cost?\n\nIt costs {{ site.price }}.\n\n## Where is it?\n\nHere.\n")
    assert found.pairs == [("Where is it?", "Here.")]
    assert [(draft.question, draft.answer) for draft in found.drafts] == [
        ("What does it cost?", "It costs {{ site.price }}.")
    ]
    assert [str(problem) for problem in found.result.problems] == [
        (
            'faq.md, line 1: "What does it cost?" has a placeholder, {{ site.price }}; '
            "write the answer without placeholders, and add the entry by hand"
        )
    ]


def test_the_code_of_a_server_is_left_out_of_a_page_and_its_values_are_placeholders() -> None:
    found = import_files(
        faq__php='<?php include "head.php"; ?><h2>Where is it?</h2><p>At <a href="<?= $root ?>/map">the mill</a>.</p>'
        "<h2>What is it?</h2><p>It costs <?= $price ?>.</p>"
    )
    assert found.pairs == [("Where is it?", "At [the mill](/map).")]
    assert [draft.answer for draft in found.drafts] == ["It costs <?= $price ?>."]
    assert found.result.notes[0] == 'faq.php: left out 2 template tags, such as <?php include "head.php"; ?>'


def test_a_page_whose_title_is_the_question_is_one_entry() -> None:
    found = import_files(
        pay__md="---\ntitle: How do I pay?\ncategory: Money\n---\n\nBy card.\n\n## Cards\n\nAll of them.\n"
    )
    assert found.pairs == [("How do I pay?", "By card.\n\n**Cards**\n\nAll of them.")]
    assert found.entries[0].topic == "Money"


@pytest.mark.hazard(id="hostile-import")
@pytest.mark.parametrize(
    "text", ["{{< ", "{% ", "<A ", "::: ", "<?", "{{", '{{< a "', "{{< highlight ", "{% comment %}", "{{/*", "<%--"]
)
def test_a_page_of_openings_of_tags_is_read_in_time(text: str) -> None:
    import_files(faq__md=f"{text * 20_000}\n\n## Where is it?\n\nHere.\n")


@pytest.mark.hazard(id="hostile-import")
def test_a_page_of_openings_of_code_is_read_in_time() -> None:
    import_files(faq__html=f"{'<code>' * 1_900}{'</code>' * 1_900}{'<%--' * 20_000}<h2>Where is it?</h2><p>Here.</p>")


def test_comments_of_templates_are_left_out() -> None:
    found = import_files(
        faq__html="{% comment %}Copy the tags.{% endcomment %}<h2>Where is it?</h2>{{/* Really? */}}<p>Here.</p>"
        "<%-- What? --%><h2>When is it?</h2><p>Now.</p>"
    )
    assert found.pairs == PAIRS


def test_markup_in_a_text_of_php_code_is_read() -> None:
    found = import_files(
        faq__php="<?php\n$name = 'Mill';\n$page = <<<HTML\n<h2>Where is the mill?</h2>\n<p>At the river.</p>\n"
        '<h2>What does a bag cost?</h2>\n<p id="$id">A bag costs {$price} euros.</p>\n'
        "<h2>What does a loaf cost?</h2>\n<p>About \\$5, or $5.50 sliced.</p>\nHTML;\necho $page;\n"
    )
    assert found.pairs == [
        ("Where is the mill?", "At the river."),
        ("What does a loaf cost?", "About $5, or $5.50 sliced."),
    ]
    assert [(draft.question, draft.answer) for draft in found.drafts] == [
        ("What does a bag cost?", "A bag costs {$price} euros.")
    ]
    assert found.problems == [("template", '"What does a bag cost?" has a placeholder, {$price}')]


def test_values_in_a_text_of_php_code_that_has_none_stay() -> None:
    found = import_files(
        faq__html="<?php echo <<<'PAGE'\n  <dl><dt>What is $x?</dt><dd>A {$price} as it is.</dd></dl>\n  PAGE; ?>\n"
    )
    assert found.pairs == [("What is $x?", "A {$price} as it is.")]


def test_a_text_of_php_code_without_markup_is_code() -> None:
    found = import_files(
        faq__html="<?php $q = <<<SQL\nSELECT name FROM faq WHERE id > 3\nSQL;\n?><h2>Where?</h2><p>Here it is.</p>"
    )
    assert found.pairs == [("Where?", "Here it is.")]
