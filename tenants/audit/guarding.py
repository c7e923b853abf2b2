"""Once a day: read every chain again, also against what was exported, and export how far each goes now."""

from datetime import timedelta

from django.utils import timezone

from tenants.audit.anchoring import Anchors, anchors, export, folder, present_heads
from tenants.audit.models import ChainCheck
from tenants.audit.sealing import PLATFORM, seal_everything
from tenants.audit.verifying import Verdict, chains, verify
from tenants.models import Tenant

EVERY = timedelta(days=1)
KEPT = timedelta(days=5 * 365 + 2)  # "audit.check" in retention/of_kernel.py


class ChainsBroken(RuntimeError):
    """The log does not say what was sealed, or an export is not ours. Names portals and positions alone."""


def guard() -> int:
    """Verify each chain, keep the verdict for those who read the log, and export all heads.

    The heads are exported whatever was found: a chain without a new anchor could be cut unseen from then on.

    Returns:
        How many rows were read.

    Raises:
        ChainsBroken: when everything else was done.
        Unreadable: the folder cannot be read or written.
    """
    seal_everything()
    kept = anchors(folder()) if folder().is_dir() else Anchors()
    verdicts = [verify(tenant_id, kept.of(tenant_id)) for tenant_id in streams(kept)]
    heads = present_heads()
    export(heads, folder(), timezone.localdate())
    _keep(verdicts, {head.stream: head.rows for head in heads})
    wrong = [f"{each.tenant_id or 'platform'}: {each.broken}" for each in verdicts if each.broken] + kept.wrong
    if wrong:
        raise ChainsBroken("; ".join(wrong))
    return sum(each.rows for each in verdicts)


def streams(kept: Anchors) -> list[int | None]:
    """Every chain that stands, or that was exported once: one that is gone as a whole is missed."""
    known = {tenant_id or PLATFORM for tenant_id in chains()} | set(kept.links)
    return [stream or None for stream in sorted(known)]


def _keep(verdicts: list[Verdict], exported: dict[int, int]) -> None:
    now = timezone.now()
    ChainCheck.every_check.filter(at__lt=now - KEPT).delete()
    standing = set(Tenant.objects.values_list("pk", flat=True))
    ChainCheck.every_check.bulk_create(
        ChainCheck(
            tenant_id=each.tenant_id,
            at=now,
            rows=each.rows,
            broken="" if each.broken is None else str(each.broken),
            broken_at=None if each.broken is None else each.broken.position,
            exported_rows=exported.get(each.tenant_id or PLATFORM, 0),
        )
        for each in verdicts
        if each.tenant_id is None or each.tenant_id in standing
    )
