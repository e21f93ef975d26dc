"""A host's settings: each is asked for by name with how to set it, and at home none is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

import pytest
from django.core.exceptions import ImproperlyConfigured

from rumbo.web.vault.hosted import variables

GOOD = {
    "RUMBO_MODE": "hosted",
    "RUMBO_ADDRESS": "https://rumbo.example.org",
    "RUMBO_SECRET": "guitar-lemon-heron-lagoon-rain-corn-drum-cat-" * 2,
    "RUMBO_HOME": "/srv/rumbo",
    "RUMBO_DATABASE": "postgresql://rumbo:s%40fe@db.example.org:5433/stories?sslmode=verify-full",
    "RUMBO_KEYS_DATABASE": "postgresql://rumbo@/story_keys?host=/run/postgresql",
    "RUMBO_HOST_KEY_FILE": "/etc/rumbo/host.keys",
}


def refused(**changes: str) -> str:
    """What is said to a host whose variables are right but for these; an empty one is left out."""
    environment = {name: value for name, value in {**GOOD, **changes}.items() if value}
    with pytest.raises(ImproperlyConfigured) as why:
        variables.check(environment)
    return str(why.value)


def named(said: str) -> set[str]:
    """Which variables a refusal tells how to set: each in a paragraph of its own, the English line first."""
    first, *paragraphs = said.split("\n\n")
    assert "docs/how-to/host.md" in first
    for each in paragraphs:
        english, spanish = each.split("\n")
        assert english.partition(":")[0].replace(" or ", " o ") == spanish.partition(":")[0]
        assert english != spanish
    return {each.partition(":")[0].partition(" ")[0] for each in paragraphs}


def test_with_all_of_them_set_it_starts() -> None:
    variables.check(GOOD)


@pytest.mark.parametrize("name", sorted(GOOD.keys() - {"RUMBO_MODE"}))
def test_each_that_is_missing_is_asked_for_alone(name: str) -> None:
    assert named(refused(**{name: ""})) == {name}


def test_all_that_are_missing_are_asked_for_at_once() -> None:
    with pytest.raises(ImproperlyConfigured) as why:
        variables.check({})
    assert named(str(why.value)) == GOOD.keys() - {"RUMBO_MODE"}


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("RUMBO_ADDRESS", "http://rumbo.example.org"),
        ("RUMBO_ADDRESS", "https://rumbo.example.org/app"),
        ("RUMBO_ADDRESS", "https://somebody@rumbo.example.org"),
        ("RUMBO_ADDRESS", "https://rumbo.example.org:port"),
        ("RUMBO_ADDRESS", "people.example.net"),
        ("RUMBO_SECRET", "one-word"),
        ("RUMBO_HOME", "records/of/many"),
        ("RUMBO_DATABASE", "mysql://rumbo@127.0.0.1/stories"),
        ("RUMBO_DATABASE", "postgresql://rumbo@127.0.0.1/"),
        ("RUMBO_DATABASE", "postgresql://rumbo@db.example.org/stories"),
        ("RUMBO_DATABASE", "postgresql://rumbo@db.example.org/stories?sslmode=require"),
        ("RUMBO_DATABASE", "postgresql://rumbo@127.0.0.1:x/stories"),
        ("RUMBO_DATABASE", "postgresql://rumbo@/stories?host=/run/postgresql,db.example.org"),
        ("RUMBO_KEYS_DATABASE", "postgresql://other@db.example.org:5433/stories?sslmode=verify-full"),
        ("RUMBO_HOST_KEY_COMMAND", "systemd-creds cat rumbo-host-keys"),
    ],
)
def test_what_is_not_right_is_asked_for_again(name: str, wrong: str) -> None:
    asked = "RUMBO_HOST_KEY_FILE" if name.startswith("RUMBO_HOST_KEY") else name
    said = refused(**{name: wrong})
    assert named(said) == {asked}
    assert wrong not in said.replace("systemd-creds cat rumbo-host-keys", "")


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "https://rumbo.example.org/", "http://localhost"])
def test_an_address_with_https_or_on_this_machine_is_taken(address: str) -> None:
    variables.check({**GOOD, "RUMBO_ADDRESS": address})


def test_a_command_is_taken_instead_of_a_file() -> None:
    changed = {**GOOD, "RUMBO_HOST_KEY_COMMAND": "cat /run/keys"}
    del changed["RUMBO_HOST_KEY_FILE"]
    variables.check(changed)


def test_an_address_of_a_database_becomes_its_settings() -> None:
    made = variables.database(GOOD["RUMBO_DATABASE"])
    assert (made["HOST"], made["PORT"], made["NAME"]) == ("db.example.org", "5433", "stories")
    assert (made["USER"], made["PASSWORD"], made["OPTIONS"]) == ("rumbo", "s@fe", {"sslmode": "verify-full"})


@pytest.mark.parametrize(("said", "mode"), [("", "home"), ("home", "home"), ("hosted", "hosted")])
def test_without_a_word_it_is_at_home(said: str, mode: str) -> None:
    assert variables.read_mode({"RUMBO_MODE": said}) == mode


def test_another_mode_is_refused_in_both_languages() -> None:
    with pytest.raises(ImproperlyConfigured, match=r"“cloud”(?s:.)*En casa"):
        variables.read_mode({"RUMBO_MODE": "cloud"})


def settings_with(changes: Mapping[str, str], *, ask: str) -> subprocess.CompletedProcess[str]:
    """The settings as a process of its own reads them."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("RUMBO_")}
    command = [sys.executable, "-c", f"import rumbo.web.settings as settings; print({ask})"]
    return subprocess.run(command, env={**environment, **changes}, capture_output=True, text=True, check=False)


def test_a_host_that_is_not_ready_does_not_start() -> None:
    answered = settings_with({"RUMBO_MODE": "hosted"}, ask="0")
    assert answered.returncode
    assert not answered.stdout
    assert all(name in answered.stderr for name in GOOD)


def test_a_host_that_is_ready_keeps_stories_and_keys_apart_and_cookies_on_https() -> None:
    asks = "{name: each['NAME'] for name, each in settings.DATABASES.items()}, settings.ALLOWED_HOSTS"
    answered = settings_with(GOOD, ask=f"{asks}, settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE")
    assert answered.stdout.strip() == "{'default': 'stories', 'keys': 'story_keys'} ['rumbo.example.org'] True True"


def test_at_home_there_is_one_database_and_it_is_the_encrypted_file() -> None:
    answered = settings_with({}, ask="[each['ENGINE'] for each in settings.DATABASES.values()], settings.ALLOWED_HOSTS")
    assert answered.stdout.strip() == "['rumbo.web.vault.sqlcipher'] ['127.0.0.1', 'localhost']"


def test_no_page_is_served_hosted_before_anybody_can_sign_in() -> None:
    answered = settings_with(GOOD, ask="__import__('rumbo.web.wsgi')")
    assert answered.returncode
    assert "signing in is not" in answered.stderr


def test_the_command_for_a_file_at_home_is_refused() -> None:
    answered = subprocess.run(
        [sys.executable, "-m", "rumbo", "open", "--no-browser"],
        env={**os.environ, "RUMBO_MODE": "hosted"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert answered.returncode == 1
    assert "This command opens a file at home." in answered.stderr
