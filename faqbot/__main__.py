"""``python -m faqbot``: the command line."""

from faqbot.cli.main import main

if __name__ == "__main__":
    main()
