"""The page as HTML, and the script of the widget."""

import json
import re

import pytest
from bread import BREAD

from faqbot.channels.http.page.chat_page import find_starters, read_static, render_page, render_widget
from faqbot.channels.http.page.page_texts import list_languages
from faqbot.knowledge.model import Entry, KnowledgeBase

HOSTILE = KnowledgeBase(id="x", title='</title><script>"', notice="</script><script>alert(1)</script>")


def settings_of(page: str) -> dict[str, object]:
    (settings,) = re.findall(r'<script type="application/json" id="settings">(.*?)</script>', page)
    read: dict[str, object] = json.loads(settings)
    return read


def test_the_settings_tell_the_script_about_the_base() -> None:
    settings = settings_of(render_page(BREAD, embedded=True))
    texts = settings.pop("texts")
    assert settings == {
        "base": BREAD.id,
        "language": "en",
        "notice": BREAD.notice,
        "starters": find_starters(BREAD),
        "embedded": True,
    }
    assert isinstance(texts, dict)
    assert texts["ask"] == "Ask a question"


@pytest.mark.hazard(id="page-injection")
def test_no_text_of_a_base_ends_an_element_early() -> None:
    page = render_page(HOSTILE)
    assert "<title>&lt;/title&gt;&lt;script&gt;&quot;</title>" in page
    assert settings_of(page)["notice"] == "</script><script>alert(1)</script>"
    assert page.count("<script") == 2


def test_the_title_may_be_another_one_than_that_of_the_base() -> None:
    assert "<h1>Ask &amp; bake</h1>" in render_page(BREAD, title="Ask & bake")


@pytest.mark.parametrize(
    ("theme", "shown"), [("dark", ' data-theme="dark"'), ("light", ' data-theme="light"'), ('"><script>', ""), ("", "")]
)
def test_a_theme_is_light_or_dark_or_that_of_the_system(theme: str, shown: str) -> None:
    assert f'<html lang="en" dir="ltr"{shown}>' in render_page(BREAD, theme=theme)


@pytest.mark.parametrize("language", list_languages())
def test_the_page_renders_in_every_language(language: str) -> None:
    page = render_page(BREAD, locale=language)
    assert f'<html lang="{language}" dir="{"rtl" if language in {"ar", "he"} else "ltr"}">' in page
    assert not re.search(r"{\w+}", page)


def entry(name: str, topic: str) -> Entry:
    return Entry(id=name, question=f"What is {name}?", answer="Bread.", topic=topic)


def test_the_first_questions_are_one_of_each_topic() -> None:
    entries = [entry("rye", "Flour"), entry("spelt", "Flour"), entry("oven", "Heat")]
    assert find_starters(KnowledgeBase(id="b", title="B", entries=entries)) == ["What is rye?", "What is oven?"]


def test_a_base_with_one_topic_begins_with_its_first_questions() -> None:
    entries = [entry(name, "Flour") for name in ("rye", "spelt", "oats", "wheat", "corn")]
    assert find_starters(KnowledgeBase(id="b", title="B", entries=entries)) == [
        "What is rye?",
        "What is spelt?",
        "What is oats?",
        "What is wheat?",
    ]


def test_the_widget_knows_its_labels_in_every_language() -> None:
    (labels,) = re.findall(r"const LABELS = ({.*});", render_widget())
    read = json.loads(labels)
    assert sorted(read) == list(list_languages())
    assert read["de"] == {
        "open": "Stellen Sie eine Frage",
        "close": "Schließen",
        "unread": "Eine neue Antwort ist da.",
    }


@pytest.mark.parametrize("name", ["index.html", "page.css", "page.js", "elements.js", "widget.js", "icon.svg"])
def test_the_files_name_no_other_host(name: str) -> None:
    hosts = set(re.findall(r"(?:https?:)?//[\w.-]+\.\w+", read_static(name)))
    assert hosts <= {"https://faq.example", "http://www.w3.org"}


@pytest.mark.parametrize("name", ["page.js", "elements.js", "widget.js"])
def test_the_scripts_never_parse_text_as_markup_or_code(name: str) -> None:
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", read_static(name)
    )


def test_every_text_that_the_script_uses_exists() -> None:
    used = set(re.findall(r"\btexts\.(\w+)", read_static("page.js"))) | {"yes", "no"}
    used |= set(re.findall(r"{(\w+)}", read_static("index.html"))) - {
        *("language", "direction", "theme", "title", "settings")
    }
    used |= {"ask", "close", "unread"}  # the widget
    assert used == set(settings_of(render_page(BREAD))["texts"])  # type: ignore[call-overload]
