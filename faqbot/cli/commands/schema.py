"""``faqbot schema``: print the JSON Schema of knowledge files, for editors."""

import argparse
import json

from faqbot.cli.exits import Exit
from faqbot.knowledge.loading.json_schema import json_schema


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add nothing, as the command has no arguments."""


def run(options: argparse.Namespace) -> int:  # noqa: ARG001 - every command takes the options
    """Print the schema."""
    print(json.dumps(json_schema(), indent=2))
    return Exit.OK
