import pytest
from imported_files import Imported, import_files

pytest.importorskip("selectolax")

ACCORDIONS = {
    "UIkit": (
        "<ul uk-accordion><li><a class=uk-accordion-title href=#one id=one>Where is it?</a><div><p>Here.</p></div></li>"
        "<li><a class=uk-accordion-title href=#two id=two>When is it?</a><div><p>Now.</p></div></li></ul>"
    ),
    "no class and no address": (
        "<ul><li><a>Where is it?</a><div><p>Here.</p></div></li><li><a>When is it?</a><div><p>Now.</p></div></li></ul>"
    ),
    "Bootstrap 3": (
        "<div class=panel><div class=panel-heading><h4><a data-toggle=collapse href=#c1>Where is it?</a></h4></div>"
        "<div id=c1 class=collapse><div class=panel-body>Here.</div></div></div>"
        "<div class=panel><div class=panel-heading><h4><a data-toggle=collapse href=#c2>When is it?</a></h4></div>"
        "<div id=c2 class=collapse><div class=panel-body>Now.</div></div></div>"
    ),
    "Bootstrap 5": (
        "<div class=accordion-item><h2 id=headingOne><button data-bs-toggle=collapse data-bs-target=#b1>Where is it?"
        "</button></h2><div id=b1 aria-labelledby=headingOne>Here.</div></div>"
        "<div class=accordion-item><h2 id=headingTwo><button data-bs-toggle=collapse data-bs-target=#b2>When is it?"
        "</button></h2><div id=b2 aria-labelledby=headingTwo>Now.</div></div>"
    ),
    "jQuery UI": "<div id=accordion><h3>Where is it?</h3><div>Here.</div><h3>When is it?</h3><div>Now.</div></div>",
    "buttons without attributes": (
        "<button class=toggle>Where is it?</button><div class=text>Here.</div>"
        "<button class=toggle>When is it?</button><div class=text>Now.</div>"
    ),
    "a plugin of divs": (
        "<div class='faq open'><div class=top><span>Where is it?</span><i class='fa icon'>+</i></div>"
        "<div aria-hidden=false>Here.</div></div>"
        "<div class='faq'><div class=top><span>When is it?</span><i class='fa icon'>+</i></div>"
        "<div aria-hidden=true>Now.</div></div>"
    ),
    "a checkbox and its label": (
        "<div><input type=checkbox id=a><label for=a>Where is it?</label><div>Here.</div></div>"
        "<div><input type=checkbox id=b><label for=b>When is it?</label><div>Now.</div></div>"
    ),
    "titles and texts side by side": (
        "<div class=q>Where is it?</div><div class=a>Here.</div><div class=q>When is it?</div><div class=a>Now.</div>"
    ),
    "a title of a step": (
        "<div class=row><div class=n>01</div><div class=box><p class=q>Where is it?</p><p class=a>Here.</p></div></div>"
        "<div class=row><div class=n>02</div><div class=box><p class=q>When is it?</p><p class=a>Now.</p></div></div>"
    ),
}


def read_body(body: str, way: str = "") -> Imported:
    return import_files(faq__html=f"<html><body>{body}</body></html>", way=way)


@pytest.mark.parametrize("name", ACCORDIONS)
def test_questions_that_unfold_are_found_by_how_the_page_is_built(name: str) -> None:
    found = read_body(ACCORDIONS[name])
    assert found.pairs == [("Where is it?", "Here."), ("When is it?", "Now.")]
    assert [entry.id for entry in found.entries] == ["where-is-it", "when-is-it"]
    assert found.problems == []


def test_the_titles_of_sections_are_topics_and_stay_out_of_answers() -> None:
    found = read_body(
        "<h2>FAQ</h2><h3>Parcels</h3><ul><li><a>Where is it?</a><div>Here.</div></li>"
        "<li><a>When is it?</a><div>Now.</div></li></ul>"
        "<h3>Money</h3><ul><li><a>Who pays?</a><div>You.</div></li>"
        "<li><a>Gift cards</a><div>We take them.</div></li></ul>"
    )
    assert [(entry.question, entry.answer, entry.topic) for entry in found.entries] == [
        ("Where is it?", "Here.", "Parcels"),
        ("When is it?", "Now.", "Parcels"),
        ("Who pays?", "You.", "Money"),
        ("Gift cards", "We take them.", "Money"),
    ]
    assert found.problems == []


def test_a_heading_between_titles_side_by_side_ends_the_answer() -> None:
    found = read_body(
        "<p class=q>Where is it?</p><p>Here.</p><p class=q>When is it?</p><p>Now.</p><h3>Money</h3>"
        "<p class=q>Who pays?</p><p>You.</p><p>All of it.</p>"
    )
    assert found.pairs == [("Where is it?", "Here."), ("When is it?", "Now."), ("Who pays?", "You.\n\nAll of it.")]


def test_a_menu_and_a_table_of_contents_are_no_accordion() -> None:
    body = (
        "<ul><li><a>Shop</a><ul><li>Seeds</li></ul></li><li><a>About us</a><ul><li>Team</li></ul></li></ul>"
        "<ul><li><a href=#a>Where is it?</a></li><li><a href=#b>When is it?</a></li></ul>"
        "<h2 id=a>Where is it?</h2><p>Here.</p><h2 id=b>When is it?</h2><p>Now.</p>"
    )
    assert read_body(body).pairs == [("Where is it?", "Here."), ("When is it?", "Now.")]


def test_a_list_inside_an_answer_belongs_to_the_answer() -> None:
    inner = "<dl><div><b>What is a box?</b><p>A thing.</p></div><div><b>What is a lid?</b><p>Its top.</p></div></dl>"
    items = "".join(
        f"<section><h4>Question {number} of what?</h4><div>Text. {inner if number == 2 else ''}</div></section>"
        for number in range(1, 5)
    )
    found = read_body(items, way="accordion")
    assert [entry.question for entry in found.entries] == [f"Question {number} of what?" for number in range(1, 5)]
    assert found.entries[1].answer.startswith("Text.\n\n**What is a box?**")


@pytest.mark.parametrize(
    "icon",
    [
        "<span class='material-symbols-outlined'>expand_more</span>",
        "<i class='material-icons'>add</i>",
        "<span aria-hidden=true>plus</span>",
        "<span class=sr-only>Open</span>",
        "<svg><text>v</text></svg>",
    ],
)
def test_the_words_of_an_icon_are_left_out(icon: str) -> None:
    found = read_body(
        f"<details><summary>Where is it? {icon}</summary><p>Here.</p></details>"
        f"<details><summary>{icon} When is it?</summary><p>Now.</p></details>"
    )
    assert found.pairs == [("Where is it?", "Here."), ("When is it?", "Now.")]


def test_a_page_of_nested_and_empty_elements_is_read_in_time() -> None:
    deep = "<div>" * 900 + "Where is it?" + "</div>" * 900
    found = read_body(f"{'<b></b>' * 20_000}{deep * 20}<h2>When is it?</h2><p>Now.</p>")
    assert ("When is it?", "Now.") in found.pairs


def test_headings_that_are_links_to_themselves_are_questions() -> None:
    sections = "".join(
        f'<h2 id="x"><a class="header-anchor" href="#x"><span>{question}</span></a></h2><p>{answer}</p>'
        for question, answer in [("Where is it?", "Here."), ("When does it open?", "At nine."), ("How much?", "Five.")]
    )
    found = import_files(faq__html=f"<html><body><main>{sections}</main></body></html>")
    assert [entry.question for entry in found.entries] == ["Where is it?", "When does it open?", "How much?"]


def test_a_folded_panel_below_a_heading_is_its_answer() -> None:
    sections = "".join(
        f'<h3>{question}</h3><div aria-hidden="true"><p>{answer}</p></div>'
        for question, answer in [("Where is it?", "Here."), ("When does it open?", "At nine."), ("How much?", "Five.")]
    )
    found = import_files(faq__html=f"<html><body><main>{sections}</main></body></html>")
    assert [entry.answer for entry in found.entries] == ["Here.", "At nine.", "Five."]
