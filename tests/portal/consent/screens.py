"""What the tests of the screens share: a browser for somebody, and the addresses."""

import re
from collections.abc import Iterable
from html import unescape
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.test import Client

from tenants.access import Actor
from tests.factories.accounts import sign_in


def browser(actor: Actor, host: str = "waterkant.localhost") -> Client:
    """Somebody who signed in; a visitor when the actor is nobody."""
    client = Client(SERVER_NAME=host)
    return sign_in(client, actor) if actor.person is not None else client


def new(subject: UUID, *pairs: tuple[str, Any], page: str = "nieuw") -> str:
    """Where a ground is recorded, with what was chosen."""
    return f"/grondslagen/{subject}/{page}/?{urlencode(pairs)}"


def of(uid: UUID, step: str = "") -> str:
    """A record, or a step of it."""
    return f"/grondslagen/{uid}/{step}"


def receipt(subject: UUID, step: str = "", language: str = "nl") -> str:
    return f"/grondslagen/{subject}/bewijs/{step}?language={language}"


def words(answer: Any) -> str:
    """The page as one line of text, entities read."""
    return " ".join(unescape(answer.content.decode()).split())


def says_all(answer: Any, wanted: Iterable[str]) -> bool:
    page = words(answer)
    return all(each in page for each in wanted)


def apart_from(answer: Any, uid: UUID) -> str:
    """The page without the id that was asked for and without the token of its forms: what is the same for any id."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", words(answer)).replace(str(uid), "")


def shown_hash(answer: Any) -> str:
    """The hash of the text on the page, which the answer sends along."""
    return str(answer.content.decode().split('name="shown" value="')[1].split('"')[0])


YES = {"answer": "given", "how": "spoken", "who": "self"}
NO = {**YES, "answer": "refused"}
TOLD = {**YES, "answer": "told"}
