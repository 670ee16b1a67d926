"""The admin page as a person uses it, in a real browser."""

from collections.abc import Callable
from typing import Any, Protocol

import pytest
from browsing import Page
from serving import KEY

Visit = Callable[..., Page]


class Shop(Protocol):
    """A service, and the file of its base."""

    address: str
    base: Any


def enter(page: Page) -> Page:
    """Sign in, and wait for the suggestions."""
    page.get_by_label("Key").fill(KEY)
    page.keyboard.press("Enter")
    page.get_by_text("The log was looked at.").wait_for()
    return page


def card_of(page: Page, text: str) -> Page:
    return page.locator(".card", has=page.get_by_role("heading", name=text))


def test_a_wrong_key_is_refused_and_the_right_one_is_kept_nowhere(shop: Shop, visit: Visit) -> None:
    page = visit(f"{shop.address}/admin", expected="401 (Unauthorized)")
    page.get_by_label("Key").fill("guessed")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("The key is not known.").wait_for()
    assert page.evaluate("document.activeElement.id") == "key"
    enter(page)
    assert page.evaluate("document.activeElement.id") == "suggestions-heading"
    stored = "JSON.stringify([{...sessionStorage}, {...localStorage}, document.cookie, key.value])"
    assert page.evaluate(stored) == '[{},{},"",""]'
    page.get_by_role("button", name="Sign out").click()
    page.get_by_label("Key").wait_for()
    assert page.locator(".card").count() == 0


def test_a_suggestion_is_accepted_taken_back_and_ignored(shop: Shop, visit: Visit) -> None:
    page = enter(visit(f"{shop.address}/admin"))
    before = shop.base.read_text(encoding="utf-8")
    parking = card_of(page, "Add the gap is-there-parking")
    parking.get_by_role("textbox", name="The question").fill("is there parking\nanswer: Behind the shop.")
    parking.get_by_role("button", name="Accept …").click()
    parking.get_by_role("heading", name="This is written to").wait_for()
    assert "+    answer: Behind the shop." in parking.locator("pre").inner_text()
    assert shop.base.read_text(encoding="utf-8") == before

    parking.get_by_role("button", name="Write it").click()
    page.get_by_role("button", name="Undo").wait_for()
    assert "answer: Behind the shop." in shop.base.read_text(encoding="utf-8")
    assert page.evaluate("document.activeElement.textContent") == "Undo"

    page.keyboard.press("Enter")
    page.get_by_text("Undone.").wait_for()
    assert shop.base.read_text(encoding="utf-8") == before

    parking.get_by_role("button", name="Ignore for good").click()
    page.get_by_text("Ignored for good. (").wait_for()
    page.get_by_role("button", name="Look at the log again").click()
    page.get_by_text("1 ignored").or_(page.get_by_text("2 ignored")).wait_for()
    assert parking.count() == 0


def test_questions_are_given_to_an_entry_that_there_is(shop: Shop, visit: Visit) -> None:
    page = enter(visit(f"{shop.address}/admin", expected="409 (Conflict)"))
    card = card_of(page, "Add the gap is-there-parking")
    card.get_by_label("They belong to").select_option("phrasing")
    assert card.locator("textarea").input_value() == "is there parking"
    card.get_by_label("Id").fill("cake")
    card.get_by_role("button", name="Accept …").click()
    card.get_by_text('No entry or gap has the id "cake"; name another one.').wait_for()
    card.get_by_label("Id").fill("opening-hours")
    card.get_by_role("button", name="Accept …").click()
    card.get_by_role("button", name="Write it").click()
    page.get_by_role("button", name="Undo").wait_for()
    assert "      - is there parking\n" in shop.base.read_text(encoding="utf-8")


@pytest.mark.hazard(id="markup-in-admin")
def test_what_looks_like_markup_is_shown_as_text(shop: Shop, visit: Visit) -> None:
    page = enter(visit(f"{shop.address}/admin"))
    assert page.locator("#base option").inner_text() == "The <b>shop</b> (shop)"
    texts = [area.input_value() for area in page.locator("textarea").all()]
    assert any("rye <img src=x onerror=alert(1)> rolls" in text for text in texts)
    for button in page.get_by_role("button", name="Accept …").all():
        button.click()
    page.locator("pre").nth(1).wait_for()
    assert page.locator("main img, main b").count() == 0


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_no_fault_of_accessibility(shop: Shop, visit: Visit, width: int, scheme: str) -> None:
    axe: Any = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = visit(f"{shop.address}/admin", width=width, scheme=scheme)
    page.emulate_media(reduced_motion="reduce")
    entrance = axe.Axe().run(page)
    enter(page)
    page.locator("#health li").first.wait_for()
    page.locator("#days table").wait_for()
    page.get_by_role("button", name="Accept …").first.click()
    page.get_by_role("button", name="Write it").wait_for()
    desk = axe.Axe().run(page)
    assert (entrance.violations_count, desk.violations_count) == (0, 0), desk.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
