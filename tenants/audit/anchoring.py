"""Anchors: the heads of all chains, signed, in a file a day that is never written again.

A chain that was cut off at its end is whole by itself. Only who kept a head from before the cut sees it.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from tenants.audit.head_keys import public_keys
from tenants.audit.heads import Head, NotOurs, checked, signed
from tenants.audit.models import ChainHead
from tenants.audit.sealing import PLATFORM
from tenants.audit.signing import moment
from tenants.models import Tenant

_NAME = re.compile(r"heads-\d{4}-\d{2}-\d{2}(-\d+)?\.jsonl")
MOST_A_DAY = 1_000


class Unreadable(OSError):
    """The folder or file with heads is not there, or cannot be read or written."""


@dataclass
class Anchors:
    """What was kept outside: links by position, by stream; and the lines that are not ours."""

    links: dict[int, dict[int, str]] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def of(self, tenant_id: int | None) -> dict[int, str]:
        return self.links.get(tenant_id or PLATFORM, {})


def folder() -> Path:
    """Where heads are exported to: the setting AUDIT_HEADS_ROOT."""
    return Path(settings.AUDIT_HEADS_ROOT)


def present_heads() -> list[Head]:
    """How far each chain is sealed now. Two queries."""
    slugs = dict(Tenant.objects.values_list("pk", "slug"))
    now = moment(timezone.now())
    return [
        Head(slugs.get(head.stream, "platform"), head.stream, head.position, head.chain, now)
        for head in ChainHead.objects.filter(position__gt=0).order_by("stream")
    ]


def export(heads: Iterable[Head], into: Path, today: date) -> Path:
    """Write heads, signed, into a new file of today. A file that stands is never touched.

    Args:
        heads: of the chains, one line each.
        into: the folder; made when it is not there.
        today: names the file. A second export of one day gets a number.

    Returns:
        The file, whole and readable only.

    Raises:
        Unreadable: the folder cannot be written.
        NoHeadKey: there is no key to sign with.
    """
    written = "".join(f"{signed(head)}\n" for head in heads)
    fresh = into / f".heads-{os.getpid()}"
    try:
        into.mkdir(parents=True, exist_ok=True)
        with fresh.open("w", encoding="ascii") as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(0o440)
        try:
            return _placed(fresh, into, today)
        finally:
            fresh.unlink()
    except OSError as wrong:
        raise Unreadable(f"{into} cannot be written ({type(wrong).__name__}).") from wrong


def anchors(kept: Path) -> Anchors:
    """Read what was exported.

    Args:
        kept: a file, or a folder of them.

    Raises:
        Unreadable: it is not there.
    """
    found, keys = Anchors(), public_keys()
    for file, number, line in _lines(kept):
        try:
            head = checked(line, keys)
        except NotOurs as wrong:
            found.wrong.append(f"{file.name}, line {number}: {wrong}")
            continue
        of_stream = found.links.setdefault(head.stream, {})
        found.names[head.stream] = head.tenant
        if of_stream.setdefault(head.rows, head.last) != head.last:
            found.wrong.append(f"{file.name}, line {number}: another link for row {head.rows} than an older export has")
    return found


def _placed(fresh: Path, into: Path, today: date) -> Path:
    for number in range(1, MOST_A_DAY):
        file = into / (f"heads-{today:%Y-%m-%d}" + (f"-{number}" if number > 1 else "") + ".jsonl")
        try:
            os.link(fresh, file)  # fails where one stands: nothing is written over
        except FileExistsError:
            continue
        return file
    raise Unreadable(f"{into} has {MOST_A_DAY} files of one day.")


def _lines(kept: Path) -> Iterator[tuple[Path, int, str]]:
    files = sorted(each for each in kept.iterdir() if _NAME.fullmatch(each.name)) if kept.is_dir() else [kept]
    for file in files:
        try:
            text = file.read_text(encoding="ascii", errors="replace")
        except OSError as wrong:
            raise Unreadable(f"{file} cannot be read.") from wrong
        yield from ((file, number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip())
