"""The command as a program that a client starts."""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unittest.mock import patch

import anyio
import pytest
from command_line import BREAD, faqbot, faqbot_process

Result = Any
HAS_MCP = find_spec("mcp") is not None
needs_mcp = pytest.mark.skipif(not HAS_MCP, reason="the package mcp is not installed")


@needs_mcp
def test_a_client_starts_the_command_and_asks(tmp_path: Path) -> None:
    from mcp import Client, StdioServerParameters  # noqa: PLC0415 - an extra

    (tmp_path / "bread.yaml").write_text(BREAD, encoding="utf-8")
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "faqbot", "mcp", str(tmp_path / "bread.yaml")], cwd=str(Path.cwd())
    )

    async def ask() -> Result:
        async with Client(command) as client:
            return await client.call_tool("ask", {"question": "can i freeze it, my loaf of bread"})

    assert anyio.run(ask).structured_content["entry"] == "storage-freezing"


@needs_mcp
def test_the_command_ends_with_its_input() -> None:
    done = faqbot_process("mcp", typed=b"no JSON\n")
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


@needs_mcp
def test_a_base_that_cannot_be_used_is_said_before_anything_is_served() -> None:
    done = faqbot("mcp", "nowhere")
    assert (done.returncode, done.stdout) == (3, b"")


def test_without_its_package_the_command_says_what_to_install() -> None:
    with patch("faqbot.cli.commands.mcp.find_spec", return_value=None):
        done = faqbot("mcp")
    assert done.returncode == 2
    assert done.stderr == b"faqbot: mcp needs a package that is not installed; run pip install 'faqbot[mcp]'\n"
