"""The start of the command line, as ``faqbot`` or ``python -m faqbot``."""

import sys


def start() -> None:
    """Import the command line and run it; an interruption while it is imported ends the process without a traceback."""
    try:
        from faqbot.cli.main import main  # noqa: PLC0415 - most of the time before the first prompt passes here

        main()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    start()
