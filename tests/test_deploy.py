"""The files under deploy/ say what is there: every variable is a real one, every command exists, and ports agree.

They are read here, not run: no image is built, and neither systemd nor nginx is started.
"""

from __future__ import annotations

import configparser
import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from granian.cli import cli as granian

from rumbo.cli import parser
from rumbo.web.vault.hosted import variables

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
SETTINGS = set(re.findall(r"`(RUMBO_[A-Z_]+)`", (ROOT / "docs/reference/settings.md").read_text("utf-8")))
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
NGINX = (DEPLOY / "nginx" / "rumbo.conf").read_text("utf-8")
UPSTREAM, IN_CONTAINERS = (
    (DEPLOY / "nginx" / name).read_text("utf-8") for name in ("upstream.conf", "upstream.containers.conf")
)
BIN = "/opt/rumbo/.venv/bin/"


def example() -> dict[str, str]:
    """The variables of rumbo.env, with a secret put in as it asks for."""
    lines = (DEPLOY / "rumbo.env").read_text("utf-8").splitlines()
    found = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return found | {"RUMBO_SECRET": "s" * variables.SHORTEST_SECRET}


def unit(path: Path) -> configparser.RawConfigParser:
    """A unit, its lines of one name joined."""
    read = configparser.RawConfigParser(strict=False)
    read.optionxform = str  # type: ignore[assignment,method-assign]  # systemd's names have capitals
    read.read_string(path.read_text("utf-8"))
    return read


def started(path: Path) -> list[list[str]]:
    """What a unit starts."""
    return [shlex.split(line) for line in re.findall(r"^ExecStart=(.+)$", path.read_text("utf-8"), re.MULTILINE)]


def from_compose() -> list[list[str]]:
    """What the containers of our image start."""
    ours = [each for each in COMPOSE["services"].values() if each["image"] == "rumbo"]
    (default,) = re.findall(r"^CMD (\[.+\])$", (DEPLOY / "Containerfile").read_text("utf-8"), re.MULTILINE)
    return [each.get("command", json.loads(default)) for each in ours]


def check_command(words: list[str]) -> None:
    """Whether a command of ours exists and takes these words."""
    program, *rest = words
    name = program.removeprefix(BIN)
    if name == "rumbo":
        assert parser().parse_args(rest).run
    elif name == "granian":
        taken = granian.make_context("granian", [each.replace("%i", "7801") for each in rest])
        assert taken.params["app"] == "rumbo.web.wsgi:application"
    else:
        assert (name, rest) == ("python", ["-m", "django", "db_worker"])


@pytest.mark.parametrize("path", [each for each in DEPLOY.rglob("*") if each.is_file()], ids=lambda path: path.name)
def test_every_variable_named_is_a_real_one(path: Path) -> None:
    assert set(re.findall(r"\bRUMBO_[A-Z_]+\b", path.read_text("utf-8"))) <= SETTINGS


def test_the_example_of_settings_is_whole_and_right() -> None:
    variables.check(example())
    assert example()["RUMBO_MODE"] == "hosted"


def test_the_settings_of_the_containers_are_whole_and_right() -> None:
    for name, service in COMPOSE["services"].items():
        if service["image"] == "rumbo":
            told = {key: re.sub(r"\$\{\w+:\?\}", "x", value) for key, value in service["environment"].items()}
            variables.check(example() | told)
            assert {"RUMBO_HOME", "RUMBO_DATABASE", "RUMBO_KEYS_DATABASE"} <= told.keys(), name


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_has_its_parts_and_runs_as_nobody_special(path: Path) -> None:
    read = unit(path)
    assert read["Unit"]["Description"].startswith("Rumbo, ")
    if path.suffix == ".timer":
        assert (path.with_suffix(".service")).exists()
        assert read["Timer"]["OnCalendar"]
        return
    service = read["Service"]
    assert (service["User"], service["NoNewPrivileges"], service["UMask"]) == ("rumbo", "true", "0077")
    assert service["LimitCORE"] == "0", "a core dump would hold keys"
    assert service["EnvironmentFile"] == "/etc/rumbo/rumbo.env"
    assert example()["RUMBO_HOME"] in service["ReadWritePaths"].split()


def test_every_command_that_is_started_exists() -> None:
    commands = [words for path in UNITS for words in started(path)] + from_compose()
    assert len(commands) >= 7
    for words in commands:
        check_command(words)


def test_the_worker_of_jobs_is_a_command_of_a_package_that_is_installed() -> None:
    from importlib.metadata import files

    assert any(str(each).endswith("management/commands/db_worker.py") for each in files("django-tasks-db") or ())


def test_a_copy_may_be_written_where_its_unit_writes_it() -> None:
    service = DEPLOY / "systemd" / "rumbo-backup.service"
    writable = unit(service)["Service"]["ReadWritePaths"].split()
    places = [
        words[words.index(flag) + 1] for words in started(service) for flag in ("--stories", "--keys") if flag in words
    ]
    assert len(set(places)) == 2
    assert set(places) <= set(writable)


def test_nginx_asks_the_processes_that_run_and_keeps_their_health_to_itself() -> None:
    body = re.sub(r"#.*", "", NGINX + UPSTREAM + IN_CONTAINERS)
    assert body.count("{") == body.count("}")
    assert not [line for line in body.splitlines() if line.strip() and not line.strip().endswith(("{", "}", ";"))]
    ports = set(re.findall(r"server 127\.0\.0\.1:(\d+)", UPSTREAM))
    assert set(re.findall(r"server ([\w-]+):7801 ", IN_CONTAINERS)) == {"web-1", "web-2"} <= COMPOSE["services"].keys()
    noted = (DEPLOY / "systemd" / "rumbo-web@.service").read_text("utf-8").splitlines()[0]
    assert ports == set(re.findall(r"rumbo-web@(\d+)", noted))
    for address in ("/alive", "/ready", "/metrics"):
        assert f"location = {address} {{ return 404; }}" in NGINX
    assert "proxy_request_buffering off;" in NGINX, "an upload would lie on the disk in clear"
    assert set(re.findall(r"TLSv[\d.]+", NGINX)) == {"TLSv1.2", "TLSv1.3"}
    (written,) = re.findall(r"log_format rumbo '(.+)';", NGINX)
    assert set(re.findall(r"\$\w+", written)) == {"$time_iso8601", "$request_method", "$status", "$request_time"}


def test_what_the_image_takes_along_is_there() -> None:
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    taken = [words.split()[:-1] for words in re.findall(r"^COPY (.+)$", text, re.MULTILINE)]
    assert all((ROOT / each).exists() for words in taken for each in words)
    left_out = (ROOT / ".dockerignore").read_text("utf-8").split()
    assert not {each.split("/")[0] for words in taken for each in words} & set(left_out)
    assert set(re.findall(r"^([A-Z]+) ", text, re.MULTILINE)) <= {
        "FROM",
        "RUN",
        "WORKDIR",
        "COPY",
        "USER",
        "ENV",
        "EXPOSE",
        "CMD",
    }


def test_databases_in_containers_listen_on_no_network_and_log_no_statement() -> None:
    for name in ("stories", "keys"):
        service = COMPOSE["services"][name]
        assert {"listen_addresses=", "log_statement=none", "log_min_error_statement=panic"} <= set(service["command"])
        assert "ports" not in service
    named = {volume.split(":")[0] for each in COMPOSE["services"].values() for volume in each.get("volumes", ())}
    assert {each for each in named if not each.startswith(".")} == COMPOSE["volumes"].keys()
