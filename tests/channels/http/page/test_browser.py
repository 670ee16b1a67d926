"""The page as a visitor uses it, in a real browser."""

from collections.abc import Callable
from typing import Any

import pytest
from browsing import Page, ask, wait_for_reply

Visit = Callable[..., Page]


def texts_of(page: Page, selector: str) -> list[str]:
    return [text.strip() for text in page.locator(selector).all_inner_texts()]


def test_a_conversation_from_the_greeting_to_a_new_one(service: str, visit: Visit) -> None:
    page = visit(service)
    assert texts_of(page, "#welcome button") == ["How long does a loaf keep?", "Can I freeze bread?"]

    reply = ask(page, "how long does a loaf kepe")
    assert texts_of(reply, ".note") == ["I read kepe as keep."]
    assert not page.locator("#welcome").is_visible()

    assert not reply.locator(".sources li").first.is_visible()
    reply.get_by_label("Source 1").click()
    assert texts_of(reply, ".sources li.shown") == [
        "1\nStorage (storage/1), “A loaf keeps …”, https://bread.example/handbook"
    ]

    reply.get_by_role("button", name="Can I freeze bread?").click()
    assert texts_of(wait_for_reply(page, 1), ".answer") == ["Yes, for up to three months."]

    reply = ask(page, "does a bag help")
    reply.locator(".asked-back").get_by_role("button", name="Does a linen bag help?").click()
    assert texts_of(wait_for_reply(page, 3), ".answer") == ["Yes, by a day."]

    thumb = page.locator(".reply").nth(3).get_by_role("button", name="Yes, it was helpful")
    thumb.click()
    page.get_by_text("Thank you for telling us.").wait_for()
    assert thumb.get_attribute("aria-pressed") == "true"

    page.get_by_role("button", name="New conversation").click()
    assert page.locator(".turn").count() == 0
    assert texts_of(page, "#status") == ["A new conversation has begun."]


def test_an_alert_comes_first_and_stands_alone(service: str, visit: Visit) -> None:
    reply = ask(visit(service), "he is choking, how long does a loaf keep")
    assert texts_of(reply, ":scope > *") == ["Urgent\n\nCall 112 now."]
    assert reply.get_by_role("alert").count() == 1


def test_a_caution_comes_before_the_answer(service: str, visit: Visit) -> None:
    reply = ask(visit(service), "should i stop eating bread, and can i freeze bread")
    assert texts_of(reply, ":scope > p")[0] == "That is yours to decide."


@pytest.mark.hazard(id="page-injection")
def test_what_looks_like_markup_is_shown_as_text(service: str, visit: Visit) -> None:
    page = visit(service)
    assert page.title() == "Bread & <b>butter</b>"
    assert texts_of(page, "h1") == ["Bread & <b>butter</b>"]
    assert texts_of(page, ".notice") == ["I answer from the handbook. </script><b>Ask a baker.</b>"]
    reply = ask(page, "how long does a loaf keep <img src=x onerror=alert(1)>")
    assert texts_of(page, ".question") == ["You asked:\nhow long does a loaf keep <img src=x onerror=alert(1)>"]
    assert texts_of(reply, ".answer")[0] == "About three days 1. See https://bread.example/keep<img src=x>."
    assert reply.locator("a").first.get_attribute("href") == "https://bread.example/keep"
    assert page.locator("main img, main b:not(.sources b)").count() == 0


def test_the_conversation_works_by_keyboard_alone(service: str, visit: Visit) -> None:
    page = visit(service)
    page.keyboard.type("how long does a loaf keep")
    page.keyboard.press("Enter")
    wait_for_reply(page, 0)
    assert page.evaluate("document.activeElement.id") == "question"
    # Backwards from the line to type in: the follow-ups of the reply are the first that is reached.
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.textContent") == "2Does a linen bag help?"
    page.keyboard.press("Enter")
    assert texts_of(wait_for_reply(page, 1), ".answer") == ["Yes, by a day."]
    assert page.evaluate("document.activeElement.textContent") == "2Does a linen bag help?"


def test_a_screen_reader_finds_one_log_with_each_reply_once(service: str, visit: Visit) -> None:
    page = visit(service)
    ask(page, "can i freeze bread")
    snapshot = page.locator("main").aria_snapshot()
    assert snapshot.count("- log ") == 1
    assert snapshot.count("Yes, for up to three months.") == 1
    assert 'heading "You asked: can i freeze bread" [level=2]' in snapshot


@pytest.mark.hazard(id="page-left-open")
def test_only_the_token_is_stored_and_only_after_the_first_question(service: str, visit: Visit) -> None:
    page = visit(service)
    stored = "JSON.stringify([Object.keys(sessionStorage), Object.keys(localStorage), document.cookie])"
    assert page.evaluate(stored) == '[[],[],""]'
    ask(page, "how long does a loaf keep")
    assert page.evaluate(stored) == '[["faqbot:bread"],[],""]'
    page.reload()
    assert texts_of(page, ".notice") == ["Your conversation goes on where you left it."]
    assert texts_of(ask(page, "1"), ".answer") == ["Yes, for up to three months."]
    page.get_by_role("button", name="New conversation").click()
    assert page.evaluate(stored) == '[[],[],""]'


def test_a_conversation_that_has_ended_begins_anew(service: str, visit: Visit) -> None:
    page = visit(service, expected="400 (Bad Request)")
    page.evaluate("sessionStorage.setItem('faqbot:bread', 'forged')")
    page.reload()
    assert texts_of(ask(page, "can i freeze bread"), ".answer") == ["Yes, for up to three months."]


def test_a_service_that_is_away_is_said_and_asked_again(service: str, visit: Visit) -> None:
    page = visit(service, expected="net::ERR_FAILED")
    page.route("**/v1/ask", lambda route: route.abort())
    reply = ask(page, "can i freeze bread")
    assert texts_of(reply, "p") == ["The service cannot be reached, so your question was not answered."]
    page.unroute("**/v1/ask")
    reply.get_by_role("button", name="Try again").click()
    page.get_by_text("Yes, for up to three months.").wait_for()
    assert page.locator(".turn").count() == 1


def test_a_reply_is_copied_with_its_sources(service: str, visit: Visit) -> None:
    page = visit(service)
    reply = ask(page, "how long does a loaf keep")
    reply.get_by_role("button", name="Copy with sources").click()
    page.get_by_text("Copied with its sources.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "how long does a loaf keep\n\nAbout three days [1]. See https://bread.example/keep<img src=x>.\n\nSources\n"
        "“The handbook”, https://bread.example/handbook\n"
        "[1] Storage (storage/1), “A loaf keeps …”, https://bread.example/handbook#:~:text=A%20loaf%20keeps\n"
    )


def test_the_page_speaks_the_language_of_its_base_or_the_one_that_is_wanted(service: str, visit: Visit) -> None:
    page = visit(f"{service}/?base=arabic")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    assert page.get_by_label("اطرح سؤالًا").count() == 1
    page = visit(f"{service}/?base=bread&locale=de-AT")
    assert page.evaluate("document.documentElement.lang") == "de"
    assert page.get_by_role("button", name="Neues Gespräch").count() == 1


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("base", ["bread", "arabic"])
def test_the_page_has_no_fault_of_accessibility(service: str, visit: Visit, width: int, scheme: str, base: str) -> None:
    axe: Any = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = visit(f"{service}/?base={base}", width=width, scheme=scheme)
    page.emulate_media(reduced_motion="reduce")
    found = axe.Axe().run(page)
    for question in (
        "how long does a loaf kepe",
        "does a bag help",
        "he is choking",
        "should i stop eating bread",
        "كم",
    ):
        ask(page, question)
    for marker in page.locator(".marker").all():
        marker.click()
    later = axe.Axe().run(page)
    assert (found.violations_count, later.violations_count) == (0, 0), later.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
