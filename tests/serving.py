"""A service of the base about bread, called without a network."""

from pathlib import Path
from typing import Any

BREAD = """
format: 1
id: bread
title: Bread at home
sources:
  - id: handbook
    title: The handbook
    url: https://bread.example/handbook
    passages:
      - {id: storage/1, section: Storage, about: how long a loaf keeps, begins: A loaf, ends: three days.}
entries:
  - id: storage-time
    topic: Storage
    question: How long does a loaf keep?
    paraphrases: [when does bread go stale, shelf life of a loaf]
    answer: About three days at room temperature.
    citations: [storage/1]
    follow_ups: [storage-freezing]
  - id: storage-freezing
    topic: Storage
    question: Can I freeze bread?
    paraphrases: [bread in the freezer]
    answer: Yes, for up to three months.
    citations: [storage/1]
gaps:
  - id: gluten
    question: Is it safe for coeliacs?
    paraphrases: [gluten free]
    answer: The handbook says nothing about gluten.
    nearest: [storage-time]
"""

KEY = "a secret of the baker"


def serve_bread(**settings: Any) -> Any:  # noqa: ANN401 - the client of an extra, which may be missing
    """Write the base into the current folder, and return a client of a service with these settings."""
    # Where the extra is missing, the tests of the service are skipped, but this module is still imported.
    from starlette.testclient import TestClient  # noqa: PLC0415

    from faqbot.channels.http.app import build_app  # noqa: PLC0415
    from faqbot.channels.http.service import Service  # noqa: PLC0415
    from faqbot.channels.http.settings import Settings  # noqa: PLC0415

    Path("bread.yaml").write_text(BREAD, encoding="utf-8")
    return TestClient(
        build_app(Service.open(Settings(("bread.yaml",), **settings))),
        base_url="http://localhost",
        raise_server_exceptions=False,
    )
