"""The key ``computed`` of an entry: reading, checking and building it."""

import re

from faqbot.knowledge.amounts import Unit
from faqbot.knowledge.arithmetic import evaluate
from faqbot.knowledge.computation import Computation, Input, Sum
from faqbot.knowledge.loading.drafts import ComputationDraft, InputDraft, ItemDraft, SumDraft, UnitDraft
from faqbot.knowledge.loading.fields import Fields, find_placeholders
from faqbot.knowledge.loading.nodes import Scalar
from faqbot.knowledge.loading.problems import Problems

COMPUTED_KEYS = ("inputs", "sums")
INPUT_KEYS = ("name", "units", "least", "most", "beyond", "default", "words")
UNIT_KEYS = ("words", "factor")
SUM_KEYS = ("formula", "text", "words")

_NAME = re.compile("[a-z]+")


def read_computation(entry: Fields) -> ComputationDraft | None:
    """Read the key ``computed`` of an entry, if it has it."""
    part = entry.part("computed", COMPUTED_KEYS)
    if part is None:
        return None
    part.need(*COMPUTED_KEYS)
    return ComputationDraft(
        location=part.node.location,
        inputs=part.each("inputs", "an input", INPUT_KEYS, _read_input),
        sums=part.each("sums", "a sum", SUM_KEYS, _read_sum),
    )


def _read_input(field: Fields) -> InputDraft:
    field.need("units", "least", "most")
    zero = Scalar("0", field.node.location, null=True)
    return InputDraft(
        name=field.required("name"),
        units=field.each("units", "a unit", UNIT_KEYS, _read_unit),
        least=field.number("least") or zero,
        most=field.number("most") or zero,
        beyond=field.required("beyond"),
        default=field.number("default"),
        words=field.texts("words"),
    )


def _read_unit(field: Fields) -> UnitDraft:
    field.need("words", "factor")
    zero = Scalar("0", field.node.location, null=True)
    return UnitDraft(words=field.texts("words"), factor=field.number("factor") or zero)


def _read_sum(field: Fields) -> SumDraft:
    return SumDraft(formula=field.required("formula"), text=field.required("text"), words=field.texts("words"))


def check_computation(entry: ItemDraft, problems: Problems) -> None:
    """Report what is wrong with the inputs, formulas and texts of an entry."""
    if entry.computed is None:
        return
    for each in entry.computed.inputs:
        _check_input(entry, each, problems)
    values = {each.name.value: float(each.least.value) for each in entry.computed.inputs}
    allowed = ["{result}", *(f"{{{name}}}" for name in values)]
    for wanted in entry.computed.sums:
        if wanted.formula.null or wanted.text.null:
            continue
        try:
            evaluate(wanted.formula.value, values)
        except ValueError as error:
            fault = f"{entry.name} has the formula {wanted.formula.quoted}, but {error}"
            problems.error(wanted.formula.location, fault, "write numbers, names of inputs, + - * / and parentheses")
        for placeholder in find_placeholders(wanted.text.value):
            if placeholder not in allowed:
                fault = f"{entry.name} has the placeholder {placeholder}"
                problems.error(wanted.text.location, fault, f"write {', '.join(allowed)}")


def _check_input(entry: ItemDraft, each: InputDraft, problems: Problems) -> None:
    if not each.name.null and not _NAME.fullmatch(each.name.value):
        fault = f"{entry.name} has an input named {each.name.quoted}"
        problems.error(each.name.location, fault, "write a name of letters a-z")
    if float(each.least.value) > float(each.most.value):
        fault = f'"least" of input {each.name.quoted} is above "most"'
        problems.error(each.least.location, fault, "write a number that is not above it")
    if each.default and not float(each.least.value) <= float(each.default.value) <= float(each.most.value):
        fault = f'"default" of input {each.name.quoted} is not between "least" and "most"'
        problems.error(each.default.location, fault, "write a number between them")


def build_computation(draft: ComputationDraft | None) -> Computation | None:
    """Build the computation of a draft without errors."""
    if draft is None:
        return None
    return Computation(
        inputs=tuple(
            Input(
                name=each.name.value,
                units=tuple(Unit(_lower(unit.words), float(unit.factor.value)) for unit in each.units),
                least=float(each.least.value),
                most=float(each.most.value),
                beyond=each.beyond.value,
                default=float(each.default.value) if each.default else None,
                words=_lower(each.words),
            )
            for each in draft.inputs
        ),
        sums=tuple(Sum(each.formula.value, each.text.value, _lower(each.words)) for each in draft.sums),
    )


def _lower(texts: tuple[Scalar, ...]) -> tuple[str, ...]:
    return tuple(text.value.lower() for text in texts)
