"""The files in deploy/: what they start exists and is confined, and replicas lose nothing."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from local_postgresql import find_binaries

from faqbot.cli.main import build_parser

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "deploy/Dockerfile").read_text(encoding="utf-8")
IGNORED = (ROOT / "deploy/Dockerfile.dockerignore").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
REPLICAS = {name: service for name, service in SERVICES.items() if name.startswith("faqbot-")}
PROXY = (ROOT / "deploy/haproxy.cfg").read_text(encoding="utf-8")
HAPROXY = shutil.which("haproxy", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
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
        ("SystemCallErrorNumber", "EPERM"),
        ("UMask", "0077"),
        ("Restart", "on-failure"),
    ],
)
def test_the_unit_takes_every_right_that_the_service_does_not_need(name: str, value: str) -> None:
    assert [name, value] in DIRECTIVES


def test_no_directive_of_the_unit_takes_the_place_of_another() -> None:
    names = [name for name, _ in DIRECTIVES if name != "SystemCallFilter"]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "faqbot.service"
    # The program of the unit is not on this machine, and any other will do.
    unit.write_text(UNIT.replace("/opt/faqbot/bin/faqbot", "/bin/true"), encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)  # noqa: S607
    assert [line for line in done.stderr.splitlines() if "faqbot.service" in line] == []


def test_three_replicas_stand_behind_the_proxy() -> None:
    addresses = {name: value for name, value in SERVICES["proxy"]["environment"].items() if name != "FAQBOT_BIND"}
    assert sorted(addresses.values()) == [f"{name}:8321" for name in sorted(REPLICAS)]
    assert len(REPLICAS) == 3
    assert set(re.findall(r'"\$\{(FAQBOT_\d)\}"', PROXY)) == set(addresses)


@pytest.mark.parametrize("name", [*REPLICAS, "proxy"])
def test_a_container_may_write_nothing_and_has_no_capabilities(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert all(volume.endswith(":ro") for volume in service["volumes"])


def test_only_the_proxy_is_reached_from_outside_and_only_from_this_machine() -> None:
    assert {name for name, service in SERVICES.items() if "ports" in service} == {"proxy"}
    assert SERVICES["proxy"]["ports"] == ["127.0.0.1:8080:8080"]
    assert {name for name, service in SERVICES.items() if service["networks"] != ["inside"]} == {"proxy"}
    assert COMPOSE["networks"]["inside"] == {"internal": True}


def test_all_containers_gain_no_privileges_and_have_images_with_a_version() -> None:
    for name, service in SERVICES.items():
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert "build" in service or re.search(r":\d+", service["image"]), name


@pytest.mark.hazard(id="exposed-store")
def test_the_password_of_the_database_stands_in_a_file() -> None:
    assert SERVICES["database"]["environment"]["POSTGRES_PASSWORD_FILE"] == "/run/secrets/db-password"  # noqa: S105
    assert not re.search(r"PASSWORD:|://\w+:", (ROOT / "deploy/compose.yaml").read_text(encoding="utf-8"))


@pytest.mark.hazard(id="leaked-question")
def test_the_proxy_logs_no_part_of_an_address_that_may_hold_a_question() -> None:
    (form,) = re.findall(r'log-format "(.*)"', PROXY)
    assert form.split()[-2:] == ["%HM", "%HPO"]
    assert not {"%r", "%HU", "%HQ", "%HP"} & set(form.split())
    assert not re.search(r"option (?:http|tcp)log|capture", PROXY)


def test_the_proxy_says_who_asks_and_gives_each_request_an_id() -> None:
    lines = [line.strip() for line in PROXY.splitlines()]
    steps = [
        "http-request del-header X-Forwarded-For",
        "http-request set-header X-Forwarded-For %[src]",
        "http-request set-header X-Request-ID %[unique-id] unless { req.hdr(X-Request-ID) -m found }",
    ]
    assert [line for line in lines if line in steps] == steps
    assert SERVICES["faqbot-1"]["environment"] == {"FORWARDED_ALLOW_IPS": "*"}


def test_the_proxy_waits_as_long_as_work_for_the_admin_page_may_take() -> None:
    pytest.importorskip("starlette")
    from faqbot.channels.http.admin.desk import SECONDS  # noqa: PLC0415 - an extra

    assert "use_backend admin if { path_beg /admin }" in PROXY
    (seconds,) = re.findall(r"timeout server (\d+)s", PROXY.partition("\nbackend admin\n")[2])
    assert int(seconds) > SECONDS


def test_the_figures_are_denied_however_their_path_is_written() -> None:
    assert "http-request deny deny_status 404 if { path,url_dec -m str /metrics }" in PROXY


@pytest.mark.skipif(HAPROXY is None, reason="haproxy is not installed")
def test_haproxy_takes_its_configuration() -> None:
    names = {f"FAQBOT_{number}": "127.0.0.1:8321" for number in (1, 2, 3)}
    environment = {**names, "FAQBOT_BIND": "127.0.0.1:8080"}
    command = [str(HAPROXY), "-c", "-f", str(ROOT / "deploy/haproxy.cfg")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "Configuration file is valid")


@pytest.mark.slow
@pytest.mark.hazard(id="lost-log-entry")
def test_replicas_lose_nothing_when_each_part_fails() -> None:
    pytest.importorskip("psycopg")
    pytest.importorskip("starlette")
    if HAPROXY is None or find_binaries() is None:
        pytest.skip("haproxy or a PostgreSQL server is not installed")
    command = [sys.executable, str(ROOT / "deploy/replicas.py"), "--seconds", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^rows \d+, lost 0, twice 0$", done.stdout, re.MULTILINE)
