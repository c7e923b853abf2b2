"""Whatever stands in a text of the map, the press fetches nothing but our own fonts."""

import io
import socket
import sys
from pathlib import Path
from typing import Any

import pytest

from portal.web.folder import press, printing
from portal.web.folder.press import NotOurs, font_file

FONTS = printing.FONTS
TEMPTING = """<html lang="nl"><head><title>x</title><link rel="stylesheet" href="http://kwaad.example/a.css">
<style>@import url(http://kwaad.example/b.css); p {{ background: url(http://kwaad.example/c.png) }}
@font-face {{ font-family: x; src: url(http://kwaad.example/d.woff2) }} p {{ font-family: x }}</style></head>
<body><p>Tekst<img alt="" src="http://kwaad.example/e.png"><img alt="" src="{secret}">
<svg viewBox="0 0 9 9"><image href="http://kwaad.example/f.png"/></svg></p></body></html>"""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The connections that somebody tries to open; none comes about."""
    tried: list[Any] = []

    def refuse(address: Any, *_rest: Any, **_named: Any) -> Any:
        tried.append(address)
        raise OSError("no network here")

    monkeypatch.setattr(socket, "create_connection", refuse)
    return tried


@pytest.mark.parametrize(
    "url",
    [
        "http://kwaad.example/noto-sans-latin-wght-normal.woff2",
        "https://kwaad.example/",
        "file:///etc/passwd",
        "data:font/woff2;base64,AAAA",
        "ours:///../../../config/settings/base.py",
        "ours:///..\\\\settings.woff2",
        "ours:///nothing.woff2",
        "ours:///",
        "",
    ],
)
def test_every_other_address_is_refused(url: str) -> None:
    with pytest.raises(NotOurs):
        font_file(url, FONTS)


def test_our_own_font_is_given() -> None:
    assert font_file("ours:///noto-sans-latin-wght-normal.woff2", FONTS).is_file()


def _printed(tmp_path: Path) -> bytes:
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>GEHEIM</text></svg>')
    return press.printed(TEMPTING.format(secret=secret.as_uri()), FONTS)


def test_a_tempting_text_opens_no_connection_and_no_file(asked: list[Any], tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    pytest.importorskip("weasyprint")
    text = pypdf.PdfReader(io.BytesIO(_printed(tmp_path))).pages[0].extract_text()

    assert asked == []
    assert "Tekst" in text
    assert "GEHEIM" not in text


def test_without_our_fetcher_it_would(asked: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sabotage."""
    urls = pytest.importorskip("weasyprint.urls")
    monkeypatch.setattr(press, "fetcher", lambda _fonts: urls.URLFetcher())
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    _printed(tmp_path)

    assert asked


def test_the_press_gets_no_secret_of_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "KANARIE")
    given: dict[str, Any] = {}

    class Done:
        returncode, stdout, stderr = 0, b"%PDF-1.7", b""

    monkeypatch.setattr(printing, "can_print", lambda: True)
    monkeypatch.setattr(printing.subprocess, "run", lambda *_command, **told: given.update(told) or Done())
    printing.printed("<p>", booklet=False, right_to_left=False)

    assert "KANARIE" not in str(given["env"])
    assert set(given["env"]) <= set(printing.KNOWN)
    assert given["timeout"] == printing.SECONDS
