"""What the article says of one thing is not answered to a question about its neighbour."""

import pytest

from faqbot import FaqBot, to_text


@pytest.fixture(scope="module")
def bot() -> FaqBot:
    return FaqBot.load()


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("my IgG is too low, may they give it to me", "iga-deficiency"),
        ("shortage of immunoglobulin M", "iga-deficiency"),
        ("is a killed vaccine useless with it", "live-vaccines"),
        ("subunit vaccines on IVIG", "live-vaccines"),
        ("mg a day on the 3 day course", "dose-five-day"),
        ("how much is the seven day course", "cost-per-month"),
        ("monthly dose as a ten day course", "dose-monthly"),
        ("chance of MS twenty years after CIS", "cis"),
    ],
)
def test_a_neighbour_is_not_answered(bot: FaqBot, question: str, entry: str) -> None:
    reply = bot.ask(question)
    assert getattr(reply.item, "id", "") != entry
    assert entry not in [offered.id for offered in getattr(reply, "offered", ())]


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("my IgA is too low", "iga-deficiency"),
        ("is my risk higher if I lack IgA", "iga-deficiency"),
        ("my kidneys are failing, would it help me", "kidney-disease"),
        ("what helps the headache without a prescription", "headache"),
        ("live vaccine and IVIG", "live-vaccines"),
        ("what is the five day course", "dose-five-day"),
        ("what does a month cost", "cost-per-month"),
        ("chance of MS a year after CIS", "cis"),
    ],
)
def test_the_thing_itself_is_answered(bot: FaqBot, question: str, entry: str) -> None:
    assert getattr(bot.ask(question).item, "id", "") == entry


def test_one_day_of_the_course_has_the_amount_of_one_day(bot: FaqBot) -> None:
    assert "Our sum for 60 kg: 60 × 400 mg = 24 grams a day, for 5 days." in to_text(
        bot.ask("how much is one day of the five day course for 60 kg")
    )


@pytest.mark.parametrize(
    ("question", "gap"),
    [
        ("I am sensitive to xylitol, may I have it", "other-sugars"),
        ("may I have it, I do not tolerate lactos?", "other-sugars"),
        ("my IgA is too high", "high-iga"),
        ("immunoglobulin E deficiency and IVIG", "other-deficiencies"),
        ("could it give me diabetes", "caused-conditions"),
        ("does it heal kidneys", "repaired-conditions"),
        ("does it relieve a rash", "effects-reversed"),
        ("tramadol against the headache from it", "other-painkillers"),
        ("what is the mildest side effect", "side-effect-ranking"),
        ("could it cause a nosebleed", "unlisted-effects"),
        ("is aseptic meningitis deadly", "meningitis-course"),
        ("grams for 70 kg every three weeks", "other-intervals"),
        ("400 mg per kilo for eight days", "other-courses"),
        ("how dear is one ampoule", "cost-units"),
        ("did the Danish study find less disability", "studies-elsewhere"),
        ("has the FDA approved it for teenagers", "fda-other-uses"),
        ("does it prevent relapses in dads", "fathers"),
        ("share of women with a relapse after a stillbirth", "times-not-told"),
        ("MS within six years of CIS", "cis-later-years"),
        ("I do tolerate Copaxone, is it an option for me", "drug-tolerated"),
        ("would her neurologist take it", "views-of-others"),
        ("can IVIG prevent relapses before the birth", "before-birth"),
        ("meningitis caused by germs", "meningitis-germs"),
        ("inflammation around the heart", "other-inflammations"),
        ("is the dose lower for athletes", "dose-of-groups"),
        ("does it make lesions grow", "lesions-grow"),
        ("is IVIG on prescription", "ivig-prescription"),
        ("may a clinic refuse to give it", "who-gives-it"),
        ("could a live vaccine harm me while on IVIG", "vaccine-harm"),
        ("painkillers for the headache ahead of the drip", "painkiller-beforehand"),
        ("does IVIG help after a stroke", "clots-otherwise"),
        ("can newborns have IVIG", "babies-as-patients"),
        ("are its side effects worse in men", "side-effects-of-groups"),
        ("1 gram per kilo every day", "daily-gram"),
        ("is a killed polio vaccine useless with it", "dead-vaccines"),
        ("is it used as third-line therapy", "third-line"),
        ("is it safe for the donors", "donor-effects"),
    ],
)
def test_a_neighbour_is_told_to_be_one(bot: FaqBot, question: str, gap: str) -> None:
    assert getattr(bot.ask(question).item, "id", "") == gap


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("maltose or lactose, which one is a problem", "sugar-sensitivity"),
        ("I have diabetes and my kidneys are fine, can I have it", "diabetes"),
        ("does Tylenol relieve the headache", "headache"),
        ("is the monthly dose given every four weeks", "dose-monthly"),
        ("what did the Australian study say of disability", "australian-study"),
        ("has the FDA approved it for MS", "fda-approval"),
        ("my wife gave birth, does it prevent relapses in mothers", "postpartum"),
        ("I can't tolerate Copaxone, is it an option for me", "cannot-tolerate-dmts"),
        ("would the author consider it if her doctor were for it", "author-would-consider"),
    ],
)
def test_what_only_names_a_neighbour_is_answered(bot: FaqBot, question: str, entry: str) -> None:
    assert getattr(bot.ask(question).item, "id", "") == entry
