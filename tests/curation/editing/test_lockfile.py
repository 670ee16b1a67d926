"""A lock is written in place, and the rest of its file stays unchanged."""

import pytest

from faqbot.curation.editing.lockfile import COMMENT, set_lock


def test_a_changed_lock_keeps_its_comments_and_the_text_around_it() -> None:
    before = f"""\
title: Bread  # at home
# Accepted by the bakers.
lock:
  # Ann looked at this one.
  a:
    p/1: {"1" * 64}  # twice
    p/2: "{"2" * 64}"
  gone:
    p/1: {"3" * 64}
  # Bob did at these.
  b:
    p/1: {"4" * 64}
  c:
    # on the old edition
    p/1: {"5" * 64}
# The rest.
id: bread
"""
    lock = {
        "a": {"p/1": "9" * 64, "p/2": "2" * 64},
        "b": {"p/1": "4" * 64, "p/3": "3" * 64},
        "c": {"p/1": "5" * 64},
        "null": {"1/2": "6" * 64},
        "-": {"a": "7" * 64},
    }
    after = f"""\
title: Bread  # at home
# Accepted by the bakers.
lock:
  # Ann looked at this one.
  a:
    p/1: {"9" * 64}  # twice
    p/2: "{"2" * 64}"
  # Bob did at these.
  b:
    p/1: {"4" * 64}
    p/3: {"3" * 64}
  c:
    # on the old edition
    p/1: {"5" * 64}
  "null":
    1/2: {"6" * 64}
  "-":
    a: {"7" * 64}
# The rest.
id: bread
"""
    assert set_lock(before.encode(), lock) == after.encode()
    windows = set_lock(before.replace("\n", "\r\n").encode(), lock)
    assert windows == after.replace("\n", "\r\n").encode()


def test_a_lock_with_another_layout_gets_the_usual_one() -> None:
    rows = f"a: {{p/1: {'1' * 64}}}, b: {{p/1: {'2' * 64}}}"
    lock = {"a": {"p/1": "1" * 64}, "b": {"p/2": "2" * 64}}
    ours = f"lock:\n  a:\n    p/1: {'1' * 64}\n  b:\n    p/2: {'2' * 64}\nid: x\n"
    assert set_lock(f"lock:\n      {rows.replace(', ', chr(10) + '      ')}\nid: x\n".encode(), lock) == ours.encode()


@pytest.mark.parametrize("data", ["{id: bread}\n", "lock: {a: {p/1: x}}\nid: x\n", "id: x\n...\n"])
def test_a_file_that_cannot_be_changed_in_place_is_refused(data: str) -> None:
    assert set_lock(data.encode(), {"a": {"p/1": "1" * 64, "p/2": "2" * 64}}) is None


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no byte order mark", "byte order mark"])
@pytest.mark.parametrize("end", ["", "\n", "\r\n"], ids=["no line end", "LF", "CRLF"])
def test_a_lock_is_appended_with_the_line_ends_of_the_file(mark: str, end: str) -> None:
    new = end or "\n"
    lock = f"{COMMENT}{new}lock:{new}  a:{new}    p/1: {'1' * 64}{new}"
    changed = set_lock(f"{mark}id: bread{end}".encode(), {"a": {"p/1": "1" * 64}})
    assert changed == f"{mark}id: bread{new}{lock}".encode()
