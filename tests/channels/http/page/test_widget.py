"""The widget on other sites, in a real browser."""

from collections.abc import Callable

import pytest
from browsing import Page, ask

Visit = Callable[..., Page]
Pages = dict[str, tuple[str, str]]


def site_page(service: str, inner: str = "", attributes: str = "") -> str:
    """Return a page of the other site with the script tag of the widget."""
    tag = f'<script src="{service}/widget.js" {attributes} async></script>'
    return f'<!doctype html><html lang="en"><title>Shop</title>{inner}<h1>Shop</h1><main>Goods.</main>{tag}</html>'


def open_widget(page: Page) -> Page:
    """Open the widget by keyboard, and return the frame with the page."""
    page.locator("#faqbot-widget").wait_for(state="attached")
    page.keyboard.press("Tab")
    with page.expect_event("framenavigated", lambda frame: frame.parent_frame is not None):
        page.keyboard.press("Enter")
    return page.frames[1]


def buttons_of(page: Page) -> list[str]:
    """Return the names of the buttons that a screen reader finds, also inside of the widget."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    return [node["name"]["value"] for node in tree["nodes"] if node.get("role", {}).get("value") == "button"]


def test_a_site_with_a_strict_policy_needs_two_lines_for_the_widget(
    service: str, site: int, pages: Pages, visit: Visit
) -> None:
    pages["/strict"] = (
        f"default-src 'none'; script-src {service}; frame-src {service}; require-trusted-types-for 'script'",
        site_page(service, attributes='data-base="bread"'),
    )
    page = visit(f"http://127.0.0.1:{site}/strict")
    frame = open_widget(page)
    assert ask(frame, "can i freeze bread").locator(".answer").inner_text() == "Yes, for up to three months."
    place = page.locator("#faqbot-widget").bounding_box()
    assert place["x"] + place["width"] == 1280 - 16
    assert place["y"] + place["height"] == 720 - 16


def test_nothing_is_loaded_before_the_widget_is_opened(service: str, site: int, pages: Pages, visit: Visit) -> None:
    pages["/lazy"] = ("", site_page(service))
    page = visit(f"http://127.0.0.1:{site}/lazy")
    page.locator("#faqbot-widget").wait_for(state="attached")
    assert len(page.frames) == 1


def test_escape_closes_the_widget_and_the_conversation_stays(
    service: str, site: int, pages: Pages, visit: Visit
) -> None:
    pages["/escape"] = ("", site_page(service))
    page = visit(f"http://127.0.0.1:{site}/escape")
    frame = open_widget(page)
    ask(frame, "can i freeze bread")
    frame.press("#question", "Escape")
    page.wait_for_function("document.activeElement.id === 'faqbot-widget'")
    page.keyboard.press("Enter")
    frame.locator("#question").wait_for(state="visible")
    assert frame.locator(".turn").count() == 1


@pytest.mark.hazard(id="hostile-site")
def test_a_site_that_is_not_listed_gets_an_empty_frame(service: str, site: int, pages: Pages, visit: Visit) -> None:
    pages["/listed"] = ("", site_page(service))
    page = visit(f"http://localhost:{site}/listed", expected="frame-ancestors")
    frame = open_widget(page)
    assert frame.url.startswith("chrome-error://")


@pytest.mark.hazard(id="hostile-site")
def test_a_hostile_site_learns_nothing_and_closes_nothing(service: str, site: int, pages: Pages, visit: Visit) -> None:
    hostile = """<script>
      window.heard = [];
      addEventListener("message", (event) => heard.push(JSON.stringify(event.data)));
      setInterval(() => postMessage({faqbot: "close"}, "*"), 10);
      Object.prototype.faqbot = "close";
      JSON.parse = () => { throw new Error("hostile"); };
      Array.prototype.map = () => [];
    </script><style>button, iframe, svg { display: none !important; }</style>"""
    pages["/hostile"] = ("", site_page(service, hostile))
    page = visit(f"http://127.0.0.1:{site}/hostile")
    page.locator("#faqbot-widget").wait_for(state="attached")
    frame = open_widget(page)
    ask(frame, "can i freeze bread")
    page.wait_for_function('heard.includes(\'{"faqbot":"reply"}\')')
    assert set(page.evaluate("heard")) == {'{"faqbot":"close"}', '{"faqbot":"reply"}'}
    assert frame.locator("#question").is_visible()
    assert page.evaluate("document.getElementById('faqbot-widget').shadowRoot") is None


def test_the_button_speaks_the_language_of_the_site(service: str, site: int, pages: Pages, visit: Visit) -> None:
    pages["/german"] = ("", site_page(service).replace('lang="en"', 'lang="de"'))
    page = visit(f"http://127.0.0.1:{site}/german")
    page.locator("#faqbot-widget").wait_for(state="attached")
    assert "Stellen Sie eine Frage" in buttons_of(page)
