import zlib
from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faqbot.channels.mcp.conversation_handle import (
    MAX_CONVERSATION,
    MAX_HANDLE,
    pack_conversation,
    unpack_conversation,
)


@given(st.dictionaries(st.text(), st.lists(st.text() | st.none())))
def test_what_is_packed_is_unpacked(saved: dict[str, object]) -> None:
    assert unpack_conversation(pack_conversation(saved)) == saved


@given(st.text())
def test_any_other_text_is_refused(handle: str) -> None:
    with pytest.raises(ValueError, match="conversation is no handle that an earlier reply gave"):
        unpack_conversation(handle)


def test_a_small_handle_that_unpacks_to_much_is_refused() -> None:
    bomb = urlsafe_b64encode(zlib.compress(b'"' + b"a" * 10 * MAX_CONVERSATION + b'"', 9)).decode()
    assert len(bomb) < MAX_HANDLE
    with pytest.raises(ValueError, match="is no handle"):
        unpack_conversation(bomb)


def test_a_conversation_that_is_too_long_has_no_handle() -> None:
    assert pack_conversation({"turns": "a" * MAX_CONVERSATION}) == ""
