"""Where the commands refuse, in a sentence that says how to go on."""

import socket

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from portal.demo.resetting import reset
from portal.demo.serving import ADDRESS


@pytest.mark.parametrize("command", ["demo", "serve_demo"])
def test_other_settings_are_refused(settings: LazySettings, command: str) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match=r"runs only with the settings of the demo or the tests"):
        call_command(command)


def test_a_taken_port_is_told_with_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind((ADDRESS, 0))
        other.listen()
        port = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))

        with pytest.raises(CommandError, match=rf"Port {port} is taken.*PORT=\d+ make demo"):
            call_command("serve_demo")


@pytest.mark.parametrize("told", ["", "http", "0", "70000", "-1"])
def test_a_port_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("PORT", told)

    with pytest.raises(CommandError, match="it must be a number from 1 to 65535"):
        call_command("serve_demo")


@pytest.mark.django_db
def test_serving_before_filling_says_what_to_do_first(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind((ADDRESS, 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("PORT", str(port))

    with pytest.raises(CommandError, match=r"Fill the demo first: manage\.py demo"):
        call_command("serve_demo")


@pytest.mark.django_db
def test_a_database_that_is_no_file_is_never_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "NAME", "file:memory?mode=memory")

    with pytest.raises(CommandError, match="works for the demo's own SQLite file"):
        reset()
