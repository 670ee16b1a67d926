"""The files in deploy/: the container and the unit are confined, and start a command that exists."""

import re
from pathlib import Path

import pytest

from faqbot.cli.main import build_parser

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "deploy/Dockerfile").read_text(encoding="utf-8")
IGNORED = (ROOT / "deploy/Dockerfile.dockerignore").read_text(encoding="utf-8")
UNIT = (ROOT / "deploy/faqbot.service").read_text(encoding="utf-8")

INSTRUCTIONS = [
    tuple(line.split(maxsplit=1))
    for line in re.sub(r"\\\n\s*", "", DOCKERFILE).splitlines()
    if line and not line.startswith("#")
]
FINAL_STAGE = INSTRUCTIONS[max(place for place, (name, _) in enumerate(INSTRUCTIONS) if name == "FROM") :]
DIRECTIVES = [line.split("=", 1) for line in UNIT.splitlines() if re.match(r"\w+=", line)]


def values(name: str, instructions: list[tuple[str, ...]]) -> list[str]:
    return [found for each, found in instructions if each == name]


def test_the_container_runs_as_a_user_without_rights() -> None:
    (user,) = values("USER", FINAL_STAGE)
    assert user == "10001:10001"
    names = [name for name, _ in FINAL_STAGE]
    assert names.index("USER") < names.index("ENTRYPOINT")
    assert not {"RUN", "COPY", "ADD"} & set(names[names.index("USER") :]), "what it runs belongs to root"


def test_the_images_are_slim_and_have_a_version() -> None:
    images = [image.split()[0] for image in values("FROM", INSTRUCTIONS)]
    assert len(set(images)) == 1
    assert all(re.fullmatch(r"python:3\.\d+-slim-\w+", image) for image in images)


def test_the_build_downloads_nothing_but_packages_and_copies_what_exists() -> None:
    assert not values("ADD", INSTRUCTIONS)
    assert not re.search(r"\b(?:curl|wget|sudo|apt-get)\b", DOCKERFILE)
    assert all("--no-cache-dir" in line for line in values("RUN", INSTRUCTIONS) if "pip install" in line)
    copied = {name for line in values("COPY", INSTRUCTIONS) if "--from" not in line for name in line.split()[:-1]}
    assert all((ROOT / name).exists() for name in copied)
    assert {line[1:] for line in IGNORED.splitlines() if line.startswith("!")} == copied


def test_the_container_looks_after_its_own_health() -> None:
    (check,) = values("HEALTHCHECK", FINAL_STAGE)
    assert "http://127.0.0.1:8321/healthz" in check
    assert values("EXPOSE", FINAL_STAGE) == ["8321"]


def test_both_start_a_command_that_exists() -> None:
    expected = ["serve", "--config", "/etc/faqbot/serve.toml"]
    words = re.findall(r'"([^"]+)"', values("ENTRYPOINT", FINAL_STAGE)[0] + values("CMD", FINAL_STAGE)[0])
    assert words == ["faqbot", *expected]
    assert ["ExecStart", " ".join(["/opt/faqbot/bin/faqbot", *expected])] in DIRECTIVES
    assert build_parser("serve").parse_args(expected).config == "/etc/faqbot/serve.toml"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DynamicUser", "yes"),
        ("NoNewPrivileges", "yes"),
        ("CapabilityBoundingSet", ""),
        ("ProtectSystem", "strict"),
        ("ProtectHome", "yes"),
        ("PrivateTmp", "yes"),
        ("PrivateDevices", "yes"),
        ("MemoryDenyWriteExecute", "yes"),
        ("RestrictAddressFamilies", "AF_INET AF_INET6 AF_UNIX"),
        ("SystemCallFilter", "@system-service"),
        ("UMask", "0077"),
        ("Restart", "on-failure"),
    ],
)
def test_the_unit_takes_every_right_that_the_service_does_not_need(name: str, value: str) -> None:
    assert [name, value] in DIRECTIVES


def test_no_directive_of_the_unit_takes_the_place_of_another() -> None:
    names = [name for name, _ in DIRECTIVES if name != "SystemCallFilter"]
    assert sorted(set(names)) == sorted(names)
