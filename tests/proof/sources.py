"""Which modules measure, for which part of the house. A module exposes `run(size, seed)`, which yields figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from tests.proof.figure import Figure, Size, as_figures


@dataclass(frozen=True)
class Source:
    """A module that measures. `part` is what `--only` asks for; `benchmark` says that it measures time.

    `committed` says that other connections must see what it writes, so that no transaction may stand around it.
    """

    name: str
    module: str
    part: str
    benchmark: bool = False
    on_both_databases: bool = True
    on_sqlite: bool = True
    in_make_test: bool = True
    committed: bool = False

    def run(self, size: Size, seed: int) -> Iterator[Figure]:
        yield from as_figures(import_module(self.module).run(size, seed))


def _at_once(name: str, module: str) -> Source:
    place = f"tests.portal.referrals.at_once.{module}"
    return Source(name, place, "referrals", on_sqlite=False, in_make_test=False, committed=True)


SOURCES = (
    Source("isolation", "tests.isolation.figures", "portal", in_make_test=False),  # tests/isolation runs its own sample
    Source("finding", "tests.search.bench_search", "portal", benchmark=True),
    Source("relevance", "tests.search.figures", "portal", in_make_test=False),  # tests/search asks its own sample
    # The suite of the room reads a sample of the bad files and both directories itself.
    Source("import", "tests.portal.socialmap.hsds.bench_import", "portal", benchmark=True, in_make_test=False),
    Source("bad files", "tests.portal.socialmap.hsds.bad_files", "portal", in_make_test=False),
    Source("round trips", "tests.proof.round_trips", "portal", in_make_test=False),
    Source("lists", "tests.proof.lists", "portal"),
    # tests/reading and tests/browser ask a sample of the next ones themselves.
    Source("plain dutch", "tests.proof.reading", "site", on_both_databases=False, in_make_test=False),
    Source("pages", "tests.proof.site_pages", "site", on_both_databases=False, in_make_test=False),
    Source("weight", "tests.proof.weight", "site", on_both_databases=False, in_make_test=False),
    Source("lighthouse", "tests.proof.lighthouse.figures", "site", on_both_databases=False, in_make_test=False),
    Source("growth", "tests.proof.as_the_portal_grows", "site", benchmark=True),
    Source("load", "tests.proof.under_load", "site", benchmark=True, in_make_test=False),
    # tests/portal/opendata asks its own sample.
    Source("open data", "tests.proof.open_data", "site", in_make_test=False),
    # tests/cms/boundary asks its own share of the first; files ask no database anything.
    Source("wall", "tests.cms.boundary.figures", "cms", in_make_test=False),
    Source("uploads", "tests.portal.uploads.figures", "cms", on_both_databases=False),
    Source("cms pages", "tests.proof.cms.page_queries", "cms"),
    Source("cms lists", "tests.proof.cms.admin_lists", "cms"),
    Source("many pages", "tests.proof.cms.many_pages", "cms", benchmark=True),
    Source("spreadsheet", "tests.proof.cms.spreadsheet", "cms", benchmark=True),
    Source("cms weight", "tests.proof.cms.weight", "cms", on_both_databases=False, in_make_test=False),
    Source("cms lighthouse", "tests.proof.cms.lighthouse", "cms", on_both_databases=False, in_make_test=False),
    # tests/portal/cases asks a sample.
    Source("two locks", "tests.portal.cases.two_locks", "referrals", in_make_test=False),
    Source("referral steps", "tests.portal.referrals.stateful", "referrals", in_make_test=False),
    Source("key rotation", "tests.tenants.vault.figures", "referrals", in_make_test=False),  # the room asks a sample
    Source("audit tampering", "tests.tenants.audit.figures", "referrals"),
    Source("leaving", "tests.portal.referrals.leaving", "referrals", in_make_test=False),  # test_leaving.py asks it all
    Source("canaries", "tests.portal.referrals.singing", "referrals", in_make_test=False),  # so does test_singing.py
    # tests/portal/referrals/at_once asks samples. SQLite lets nobody be at the same moment as another.
    _at_once("withdrawal", "withdrawing"),
    _at_once("racing", "racing"),
    _at_once("dying", "dying"),
    # tests/portal/polls asks samples of both.
    Source("poll edits", "tests.portal.polls.edits", "meetings", in_make_test=False),
    Source(
        "in one minute",
        "tests.portal.polls.in_one_minute",
        "meetings",
        on_sqlite=False,
        in_make_test=False,
        committed=True,
    ),
    # tests/portal/referrals/large asks two small portals. SQLite has no second lock.
    Source(
        "large worklist",
        "tests.portal.referrals.large.worklist",
        "referrals",
        benchmark=True,
        on_sqlite=False,
        in_make_test=False,
        committed=True,
    ),
    # tests/portal/agendas asks a sample.
    Source("who hears what", "tests.portal.agendas.who_hears_what", "meetings", in_make_test=False),
    # These ask no database anything.
    Source("running order", "tests.portal.planning.orders", "meetings", on_both_databases=False),
    Source("speed dates", "tests.portal.planning.dates", "meetings", on_both_databases=False),
    Source("calendar files", "tests.portal.planning.calendar_files", "meetings", on_both_databases=False),
)


def chosen(part: str | None = None, benchmarks_only: bool = False) -> list[Source]:
    """The sources of a part, in the order of the table.

    Raises:
        LookupError: nobody measures such a part.
    """
    found = [each for each in SOURCES if part in {None, each.part} and (each.benchmark or not benchmarks_only)]
    if not found:
        parts = ", ".join(sorted({each.part for each in SOURCES}))
        raise LookupError(f"Nothing measures {part!r}. There is: {parts}.")
    return found
