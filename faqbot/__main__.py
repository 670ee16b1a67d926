"""The command line, as ``python -m faqbot``."""

from faqbot.cli.main import main

if __name__ == "__main__":
    main()
