"""Fires a request at the portal and keeps everything that came of it; the world stays as it was."""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.db import connection, transaction
from django.http.response import HttpResponseBase
from django.test import Client

from tests.isolation.changes import Change, Snapshot, tables

WRITES = re.compile(r'^\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?(\w+)', re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """What came of one request: what went out, what was written, what was said in mails, log lines and queues."""

    status: int
    body: str
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    mails: str
    log: str
    changes: tuple[Change, ...] = ()

    @property
    def location(self) -> str:
        return self.headers.get("Location", "")

    @property
    def is_page(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")


class Gun:
    """One client, fired many times: each time a fresh browser with the visitor's session, then all is rolled back."""

    def __init__(self) -> None:
        self.client = Client(raise_request_exception=False)
        self.before = Snapshot()
        self.before.remember(tables())

    def fire(self, method: str, host: str, path: str, *, session: str = "", data: Any = None) -> Answer:
        cache.clear()
        mail.outbox.clear()
        self.client.cookies.clear()
        if session:
            self.client.cookies[settings.SESSION_COOKIE_NAME] = session
        with _heard() as lines, _written() as written, rolled_back():
            response = self._send(method, host, path, data)
            body = _body(response)
            changes = self.before.compared_with_now(written)
        return Answer(
            status=response.status_code,
            body=body,
            headers=dict(response.headers),
            cookies={name: morsel.value for name, morsel in response.cookies.items()},
            mails="\n".join(f"{each.to} {each.subject} {each.message()}" for each in mail.outbox),
            log="\n".join(lines),
            changes=changes,
        )

    def _send(self, method: str, host: str, path: str, data: Any) -> HttpResponseBase:
        send = getattr(self.client, method.lower())
        if method in {"POST"}:
            return send(path, data or {}, HTTP_HOST=host)  # type: ignore[no-any-return]
        if method in {"PUT", "PATCH", "DELETE"}:
            return send(path, data="{}", content_type="application/octet-stream", HTTP_HOST=host)  # type: ignore[no-any-return]
        return send(path, data or None, HTTP_HOST=host)  # type: ignore[no-any-return]


def _body(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode("utf-8", errors="replace")  # type: ignore[no-any-return]


@contextmanager
def rolled_back() -> Iterator[None]:
    """A savepoint that never lasts; durable blocks inside it count as outermost, as in Django's own TestCase."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined]
    with block:
        yield
        transaction.set_rollback(True)


@contextmanager
def _written() -> Iterator[set[str]]:
    """The tables that were written."""
    tables: set[str] = set()

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if found := WRITES.match(sql):
            tables.add(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield tables


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@contextmanager
def _heard() -> Iterator[list[str]]:
    """What is logged meanwhile, tracebacks included."""
    ear, root = _Ear(), logging.getLogger()
    root.addHandler(ear)
    try:
        yield ear.lines
    finally:
        root.removeHandler(ear)
