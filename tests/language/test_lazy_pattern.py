import re

import pytest

from faqbot.language.lazy_pattern import compile_lazily


def test_a_lazy_pattern_finds_what_the_pattern_finds() -> None:
    lazy = compile_lazily(r"\s+and\s+", re.IGNORECASE)
    assert lazy.split("bread AND rye") == ["bread", "rye"]
    assert lazy.flags & re.IGNORECASE
    assert lazy.search("sandy") is None


def test_an_error_is_raised_when_the_pattern_is_used() -> None:
    lazy = compile_lazily("(")
    with pytest.raises(re.error, match="missing \\), unterminated subpattern at position 0"):
        lazy.search("(")
