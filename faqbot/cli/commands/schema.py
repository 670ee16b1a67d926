"""``faqbot schema``: the JSON Schema of knowledge files, for editors."""

import argparse
import json

from faqbot.cli.exits import Exit
from faqbot.knowledge.loading.json_schema import json_schema


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes: nothing."""


def run(options: argparse.Namespace) -> int:  # noqa: ARG001 - every command is given the options
    """Print the schema."""
    print(json.dumps(json_schema(), indent=2))
    return Exit.OK
