"""What is wrong with an answer. Each rule is one function; a finding is one sentence."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from difflib import unified_diff
from html import escape
from urllib.parse import parse_qs, quote, urlsplit

from tenants.access import Actor, anonymous, can
from tenants.access.policy import _relations
from tenants.context import activate
from tests.isolation.addresses import WITHOUT_A_ROW
from tests.isolation.answers import Answer
from tests.isolation.canaries import Canary
from tests.isolation.entries import edits_drafts, reads_partners
from tests.isolation.pages import edits_pages
from tests.isolation.shots import Shot
from tests.isolation.standing import Standing
from tests.isolation.targets import names_an_object, object_of
from tests.isolation.world import World

REFUSALS = frozenset({301, 302, 303, 403, 404, 405})
# What is said of a form before anything is looked up: the same for every id, which the twin proves.
OF_THE_FORM = frozenset({400, 409, 415, 422})
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
# Rows that looking around may leave: the session's clock, the log of refusals, counts of questions without an answer.
LEFT_BY_LOOKING = frozenset({"django_session", "usersessions_usersession", "audit_auditentry"})
COUNTERS = frozenset({"search_unansweredquestion"})
# Rows of two portals, and the index of one that shows an entry of the other: a change here is seen there at once.
SHARED = frozenset({"socialmap_publication"})
FOLLOWS = frozenset({"search_document", "search_documentprofile", "search_indexedword", "search_indexstate"})
NEVER_FOUND = frozenset({Standing.FOREIGN, Standing.OFFERED, Standing.HIDDEN, Standing.RANDOM})


def has_part_in_rights(actor: Actor) -> bool:
    """Who erases and holds back does so with every case of the portal, by its code and in numbers."""
    return can(actor, "subject_rights.read").allowed


# Screens on which an unpublished entry or page, or a case that nothing opens, is at home, and for whom. On all others
# it is nowhere, for them too.
SHOWS_DRAFTS = {
    "map_entry_public.change": edits_drafts,
    "page_published.change": edits_pages,
    "subject_rights.read": has_part_in_rights,
    "subject_rights.create": has_part_in_rights,
}
# What differs between two answers although they say the same.
NOISE = (
    re.compile(r'name=\\?"csrfmiddlewaretoken\\?" value=\\?"[^"]*"'),
    re.compile(r'nonce="[^"]*"'),
    re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
)

INLINE_STYLES = "style-src 'self' 'unsafe-inline'"
# An ETag is the sum of the body, which is compared by itself, without the words that were asked.
NOT_COMPARED = frozenset({"Content-Length", "Set-Cookie", "Expires", "Date", "RateLimit", "ETag"})
# Whoever holds the link of an invitation, or of a seat in a date poll, reads that one: the link is the right.
BY_LINK = {"accounts:accept_invitation": "of somebody invited", "polls:by_link": "of a poll by link"}


@dataclass(frozen=True)
class Finding:
    """Something that should not be. Printed as it stands when the suite turns red."""

    rule: str
    shot: str
    said: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.shot}: {self.said}"


def judge(world: World, shot: Shot, answer: Answer, twin: Answer | None = None) -> list[Finding]:
    """Everything that is wrong with this answer.

    Args:
        twin: the answer to the same request for an object that does not exist.
    """
    found = [Finding(name, str(shot), said) for name, rule in RULES.items() for said in rule(world, shot, answer)]
    if twin is not None and _must_look_absent(shot):
        said = differences(_plain(answer, shot.path), _plain(twin, shot.twin))
        found += [Finding("tells that it exists", str(shot), each) for each in said]
    return found


def _actor(shot: Shot) -> Actor:
    """Who they are at this address: a visitor where no session is known."""
    actor = shot.visitor.actor
    return anonymous(actor.tenant) if shot.address.knows_no_session else actor


def _may(shot: Shot) -> bool:
    guard = shot.address.guard or ""
    return guard in WITHOUT_A_ROW or can(_actor(shot), guard).allowed


def _is_told(shot: Shot, canary: Canary) -> bool:
    if shot.address.knows_no_session:
        return canary.known_to(_actor(shot))
    return shot.visitor.is_told(canary) or _is_told_by_link(shot, canary)


def _is_told_by_link(shot: Shot, canary: Canary) -> bool:
    about = BY_LINK.get(shot.address.name)
    return about is not None and canary.what.endswith(about) and shot.standing not in NEVER_FOUND


def _must_look_absent(shot: Shot) -> bool:
    edits = SHOWS_DRAFTS.get(shot.address.guard or "")
    if shot.standing == Standing.HIDDEN and edits is not None and edits(_actor(shot)):
        return False
    hidden_from_them = shot.standing == Standing.PARTNERS_ONLY and not reads_partners(_actor(shot))
    return shot.standing in NEVER_FOUND or hidden_from_them


def never_breaks(_world: World, _shot: Shot, answer: Answer) -> Iterator[str]:
    if answer.status >= 500:
        yield f"answered {answer.status}; {answer.log[-600:]}"


def shows_nothing_secret(world: World, shot: Shot, answer: Answer) -> Iterator[str]:
    out = "\n".join([answer.body, *map(str, answer.headers.items()), *answer.cookies.values()])
    brought = f"{shot.path} {shot.data}"
    for canary in world.aviary.seen_in(out):
        if not _is_told(shot, canary) and canary.word not in brought:
            yield f"shows {canary.what}"


def carries_nothing_out(world: World, shot: Shot, answer: Answer) -> Iterator[str]:
    """Mails, queued messages and files may go to people who know more, but never hold what nobody may see."""
    written = [change.text for change in answer.changes if change.kind != "removed"]
    for canary in world.aviary.seen_in("\n".join([answer.mails, *written])):
        if canary.is_known_to_nobody and canary.word not in f"{shot.path} {shot.data}":
            yield f"writes or mails {canary.what}"


def logs_no_names(world: World, shot: Shot, answer: Answer) -> Iterator[str]:
    audited = [change.text for change in answer.changes if change.table.startswith("audit_")]
    for canary in world.aviary.seen_in("\n".join([answer.log, *audited])):
        # The address of a page is made of its title; a page that is not found is logged by what was asked.
        if not (shot.address.name == "cms:page" and canary.word in shot.path):
            yield f"logs {canary.what}"


def refuses_whoever_has_no_right(_world: World, shot: Shot, answer: Answer) -> Iterator[str]:
    if _may(shot):
        return
    if answer.status not in REFUSALS and shot.method != "OPTIONS":
        yield f"answered {answer.status} although {shot.address.guard} is not theirs"
    yield from _lasting(answer, LEFT_BY_LOOKING)


def changes_nothing_by_looking(_world: World, shot: Shot, answer: Answer) -> Iterator[str]:
    if shot.method in SAFE and shot.address.guard not in WITHOUT_A_ROW:
        yield from _lasting(answer, LEFT_BY_LOOKING | COUNTERS)


def does_not_find_what_is_not_there(_world: World, shot: Shot, answer: Answer) -> Iterator[str]:
    if not _must_look_absent(shot) or shot.address.guard in WITHOUT_A_ROW or not names_an_object(shot.address):
        return
    if answer.status not in REFUSALS | OF_THE_FORM and shot.method != "OPTIONS":
        yield f"answered {answer.status}"
    yield from _lasting(answer, LEFT_BY_LOOKING)


def obeys_the_policy_on_the_object(world: World, shot: Shot, answer: Answer) -> Iterator[str]:
    """What the matrix says of this very object: a route that opens for some of its kind opens for no other."""
    found = object_of(shot.address, world, shot.standing) if shot.standing else None
    guard = shot.address.guard or ""
    if found is None or type(found) not in speaks_of() or guard in WITHOUT_A_ROW or shot.method in SAFE:
        return
    with activate(world.here):
        allowed = can(shot.visitor.actor, guard, found).allowed
    if not allowed:
        for said in _lasting(answer, LEFT_BY_LOOKING):
            yield f"{said} although {guard} is not theirs for this one"


def leaves_other_portals_alone(world: World, _shot: Shot, answer: Answer) -> Iterator[str]:
    for change in answer.changes:
        if change.tenant == world.there.pk and change.table not in SHARED | FOLLOWS:
            yield f"a row of {change.table} in another portal was {change.kind}"


def raises_nobody(_world: World, shot: Shot, answer: Answer) -> Iterator[str]:
    for change in answer.changes:
        if change.table in {"tenants_membership", "accounts_invitation"} and " PO " in f" {change.text} ":
            yield f"{change.table}: somebody becomes an operator"


def sets_no_cookie_on_a_page_that_only_shows(_world: World, shot: Shot, answer: Answer) -> Iterator[str]:
    shows = (shot.address.guard or "").endswith(".read") and shot.method in SAFE and not shot.visitor.is_signed_in
    if shows and answer.cookies:
        yield f"sets {', '.join(answer.cookies)}"


def wears_its_headers(_world: World, shot: Shot, answer: Answer) -> Iterator[str]:
    if not answer.is_page or shot.address.guard == "platform":
        return
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy"):
        if name not in answer.headers:
            yield f"has no {name}"
    policy = answer.headers.get("Content-Security-Policy", "")
    # Wagtail's screens set styles on elements; behind the wall, and for styles alone, that is let through.
    if "unsafe-" in (policy.replace(INLINE_STYLES, "") if shot.address.is_of_editors else policy):
        yield "allows unsafe script or style"
    cached = answer.headers.get("Cache-Control", "")
    known = shot.visitor.actor.is_somebody or shot.visitor.actor.subjects
    if known and not {"no-store", "private"} & set(re.findall(r"[\w-]+", cached)):
        yield "may stay in a shared cache although somebody is signed in"


RULES: dict[str, Callable[[World, Shot, Answer], Iterator[str]]] = {
    "breaks": never_breaks,
    "leaks": shows_nothing_secret,
    "carries out": carries_nothing_out,
    "logs names": logs_no_names,
    "does not refuse": refuses_whoever_has_no_right,
    "changes by looking": changes_nothing_by_looking,
    "finds what is not there": does_not_find_what_is_not_there,
    "does not obey": obeys_the_policy_on_the_object,
    "touches another portal": leaves_other_portals_alone,
    "raises rights": raises_nobody,
    "sets a cookie": sets_no_cookie_on_a_page_that_only_shows,
    "lacks a header": wears_its_headers,
}


def differences(answer: Answer, twin: Answer) -> Iterator[str]:
    """How two answers differ that should be the same, whatever the id was."""
    if answer.status != twin.status:
        yield f"answers {answer.status}, and {twin.status} to an id that does not exist"
    elif answer.body != twin.body:
        changed = list(unified_diff(twin.body.splitlines(), answer.body.splitlines(), n=0))[3:6]
        yield f"the page differs from that of an id that does not exist: {changed}"
    if answer.headers != twin.headers:
        yield f"headers differ: {sorted(answer.headers.items() ^ twin.headers.items())}"
    if answer.cookies.keys() != twin.cookies.keys():
        yield "other cookies than for an id that does not exist"


def _plain(answer: Answer, path: str) -> Answer:
    """The answer without what is different each time, and without the address that was asked for."""

    def plain(text: str) -> str:
        question = parse_qs(urlsplit(path).query).get("q", [""])[0]
        for written in filter(None, (path, quote(path, safe=""), escape(path), question)):
            text = text.replace(written, "[asked]")
        for noise in NOISE:
            text = noise.sub("", text)
        return text

    kept = {name: plain(value) for name, value in answer.headers.items() if name not in NOT_COMPARED}
    return replace(answer, body=plain(answer.body), headers=kept)


def speaks_of() -> set[type]:
    """The kinds of object of which somebody told the policy how they stand to people."""
    return set(_relations)


def _lasting(answer: Answer, allowed: frozenset[str]) -> Iterator[str]:
    for change in answer.changes:
        if change.table not in allowed:
            yield f"a row of {change.table} was {change.kind}"


def without_twin(shot: Shot) -> Shot:
    """The same request, aimed at the object that does not exist."""
    return replace(shot, path=shot.twin, standing=Standing.RANDOM, twin="")
