"""Canaries: a word of its own in every text, name and contact of cases, referrals, files and requests for help.

None may be found where it does not belong: a dump, the data folder, the logs at their most talkative, mails, the titles
of pages and the addresses that people come by. `run` gives the figures for docs/proof.md.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from django.conf import settings
from django.core import mail
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from portal.cases.services import Told as CaseTold
from portal.cases.services import add_documents, open_case
from portal.referrals import services
from portal.referrals.models import Referral
from portal.referrals.services import Written
from portal.referrals.words import Outcome
from tenants.access import Role
from tenants.models import OrganisationKind
from tenants.outbox.worker import deliver_one
from tenants.sight import seen_by
from tests.factories.accounts import sign_in
from tests.factories.intake import ask, receiving
from tests.factories.tenants import make_member, make_organisation
from tests.portal.referrals.at_once.scene import Scene, staged
from tests.portal.uploads import good_files
from tests.proof.figure import Figure, Size, at_least, at_most

LETTERS = "bcdfghjkmnpqrstvwxz"
TITLE = re.compile(r"<title>(.*?)</title>", re.S)
# A number to call and an address to write to are what the page shows; the rest is where one can go.
ADDRESS = re.compile(r'(?:href|action|src)="(?!tel:|mailto:)([^"]*)"')
VIEWS_OF_THE_INDEX = {"search_terms"}  # of what stands in other tables; SQLite gives no row of it without a word
PLACES = ("dump", "data folder", "logs", "mails", "titles", "addresses")


@dataclass
class Aviary:
    """Words that exist once. A number in digits sings as well: telephones are no words."""

    random: Random
    birds: dict[str, str] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(10_000_001))

    def word(self, what: str) -> str:
        return self._keep("kanarie" + "".join(self.random.choices(LETTERS, k=10)), what)

    def telephone(self, what: str) -> str:
        return self._keep(f"06{next(self.numbers)}", what)

    def mail(self, what: str) -> str:
        return f"{self.word(what)}@bewoner.example"

    def _keep(self, made: str, what: str) -> str:
        self.birds[made] = what
        return made

    def heard_in(self, data: bytes) -> set[str]:
        lowered = data.lower()
        return {what for word, what in self.birds.items() if word.encode() in lowered}


class Log(logging.Handler):
    """Everything that is written, whoever writes it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.getMessage()} {record.__dict__.get('sql', '')} {record.__dict__.get('params', '')}")
        if record.exc_info:
            self.lines.append(logging.Formatter().formatException(record.exc_info))


def run(size: Size, seed: int) -> Iterator[Figure]:
    """The same at every size."""
    aviary = Aviary(Random(seed))
    heard, pages, shown, lines = listen(aviary, seed)
    yield at_least("canaries: words in texts, names and contacts", len(aviary.birds), 30)
    yield at_least("canaries: pages visited by who may see them", pages, 15)
    yield at_least("canaries: of them seen there, so that they were written", shown, 15)
    yield at_least("canaries: lines of the logs at DEBUG", lines, 200)
    for place in PLACES:
        yield at_most(f"canaries: in {place}", len(heard[place]), 0)
        for what in sorted(heard[place])[:4]:
            yield Figure(f"canaries: in {place}: {what}", 1, "", "", False)


def listen(aviary: Aviary, seed: int) -> tuple[Mapping[str, set[str]], int, int, int]:
    """Live through a referral with canaries in it, and listen at each place."""
    log = Log()
    with staged(seed) as scene, _talkative(log):
        mail.outbox = []
        addresses = _live(scene, aviary, seed)
        while deliver_one("canaries"):
            pass
        visited = [_visit(client, path) for client, paths in addresses for path in paths]
        heard = {
            "dump": aviary.heard_in(_dump()),
            "data folder": aviary.heard_in(_folder()),
            "logs": aviary.heard_in("\n".join(log.lines).encode()),
            "mails": aviary.heard_in(b"\n".join(each.message().as_bytes() for each in mail.outbox)),
            "titles": aviary.heard_in("\n".join(title for _body, title, _links in visited).encode()),
            "addresses": aviary.heard_in("\n".join(links for _body, _title, links in visited).encode()),
        }
        shown = aviary.heard_in("\n".join(body for body, _title, _links in visited).encode())
        assert mail.outbox, "No mail was sent, so none was listened to."
    return heard, len(visited), len(shown), len(log.lines)


def _live(scene: Scene, aviary: Aviary, seed: int) -> list[tuple[Client, list[str]]]:
    """A request for help, a case with a file, and referrals to a bank and to a church; what each may visit."""
    sender, bank = scene.actor("welfare"), scene.actor("bank")
    town = make_organisation(scene.tenant, f"Gemeente {seed}", OrganisationKind.MUNICIPALITY)
    carla = make_member(scene.tenant, f"carla{seed}", Role.CONSULTANT, town)
    receiving(scene.tenant, town)
    asked = {
        "first_name": "word", "last_name": "word", "via": "word", "times": "word", "helper": "word", "told": "word",
        "telephone": "telephone",
    }  # fmt: skip
    made = ask(scene.tenant, **{name: getattr(aviary, kind)(f"request: {name}") for name, kind in asked.items()})
    with seen_by(sender):
        case = open_case(sender, team_uid=scene.team("welfare").uid, told=_told(aviary))
        scene.world.case = case
        bytes_ = f"4 0 obj\n({aviary.word('file: bytes')})\nendobj\n".encode()
        document = add_documents(
            sender,
            uid=case.uid,
            team_uid=scene.team("welfare").uid,
            description=aviary.word("file: description"),
            files=[ContentFile(good_files.pdf(bytes_), name=f"{aviary.word('file: name')}.pdf")],
        )[0]
    ground = scene.ground("bank", "care", "church")
    working = _filled(scene, aviary, scene.draft(ground, "bank"))
    working = scene.step("welfare", working, "send")
    working = scene.step("bank", working, "return", note=aviary.word("step: return"))
    working = scene.step("welfare", working, "supply", note=aviary.word("step: supply"))
    working = scene.step(
        "bank", working, "accept", contact_person=scene.person("bank"), agreed=aviary.word("referral: agreed")
    )
    at = timezone.now() + timedelta(days=2)
    working = scene.step("bank", working, "appoint", appointment_at=at, place=aviary.word("referral: place"))
    working = scene.step("bank", working, "no_show", note=aviary.word("step: no_show"))
    working = scene.step("bank", working, "start", note=aviary.word("step: start"))
    working = scene.step("bank", working, "interim", note=aviary.word("step: interim"))
    for actor in (sender, bank):
        with seen_by(actor):
            services.talk(actor, uid=working.uid, text=aviary.word("conversation"))
    refused = scene.step(
        "care", scene.sent(ground, "care"), "reject", reject_reason="no_capacity",
        advice=aviary.word("referral: advice"),
    )  # fmt: skip
    by_link = scene.sent(ground, "church")
    church = scene.by_link(by_link)
    church.get("/ontvangen/vraag/")
    page = f"/doorverwijzingen/{working.uid}/"
    ours = [
        "/mijn-werk/", "/mijn-werk/?lijst=hen", "/casussen/", f"/casussen/{case.uid}/", f"/casussen/{case.uid}/print/",
        f"/casussen/{case.uid}/wijzigen/", f"/casus/{case.uid}/bestanden/", page, f"{page}samenvatting/",
        f"/doorverwijzingen/{refused.uid}/", f"/grondslagen/{ground.uid}/", "/berichten/",
    ]  # fmt: skip
    theirs = ["/mijn-werk/", page, f"/casussen/{case.uid}/", f"{page}stap/complete/", f"/api/fhir/Task/{working.uid}"]
    assert document.pk
    finished = scene.step("bank", working, "complete", outcome=Outcome.values[0], note=aviary.word("step: complete"))
    return [
        (scene.browser("welfare"), ours),
        (scene.browser("bank"), [path for path in theirs if "complete" not in path]),
        (church, ["/ontvangen/vraag/"]),
        (sign_in(Client(), carla, scene.tenant), ["/aanmeldingen/", f"/aanmeldingen/{made.uid}/"]),
        (scene.browser("welfare"), [f"/doorverwijzingen/{finished.uid}/"]),
    ]


def _told(aviary: Aviary) -> CaseTold:
    words = ("first_name", "last_name", "address", "safe_contact", "situation")
    return CaseTold(
        **{name: aviary.word(f"case: {name}") for name in words},
        birth_date="1980-12-31",
        telephone=aviary.telephone("case: telephone"),
        email=aviary.mail("case: email"),
    )


def _filled(scene: Scene, aviary: Aviary, draft: Referral) -> Referral:
    assert draft.receiver_team is not None
    assert draft.ground is not None
    written = Written(
        question=aviary.word("referral: question"),
        explanation=aviary.word("referral: explanation"),
        receiver=draft.receiver_team.uid,
        ground=draft.ground.uid,
    )
    with seen_by(scene.actor("welfare")):
        return services.change_draft(scene.actor("welfare"), uid=draft.uid, version=draft.version, written=written)


def _visit(client: Client, path: str) -> tuple[str, str, str]:
    """The body, the title, and every address in it, with that of the answer itself."""
    answer: Any = client.get(path, follow=True)
    assert answer.status_code == 200, (path, answer.status_code)
    body = answer.content.decode() if not answer.streaming else ""
    hops = [where for where, _status in answer.redirect_chain]
    return body, " ".join(TITLE.findall(body)), "\n".join([path, *hops, *ADDRESS.findall(body)])


def _dump() -> bytes:
    """Every row of every table as text, as a dump has it; what is bytes stands there as bytes."""
    said: list[bytes] = []
    with connection.cursor() as cursor:
        for table in set(connection.introspection.table_names(cursor)) - VIEWS_OF_THE_INDEX:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            said += [_bytes(value) for row in cursor.fetchall() for value in row]
    assert len(said) > 1_000
    return b"\n".join(said)


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode()


def _folder() -> bytes:
    """The shelf of private files, with their names, and what lies in the open."""
    places = [place for root in (settings.PRIVATE_FILES_ROOT, settings.MEDIA_ROOT) for place in Path(root).rglob("*")]
    assert any(place.is_file() for place in Path(settings.PRIVATE_FILES_ROOT).rglob("*"))
    return b"\n".join(str(place).encode() + (place.read_bytes() if place.is_file() else b"") for place in places)


class _talkative:
    """Logs at DEBUG, statements and their values included."""

    def __init__(self, log: Log) -> None:
        self.log = log

    def __enter__(self) -> None:
        self.root = logging.getLogger()
        self.levels = {name: logging.getLogger(name).level for name in ("", "django", "django.db.backends")}
        self.forced, connection.force_debug_cursor = connection.force_debug_cursor, True
        for name in self.levels:
            logging.getLogger(name).setLevel(logging.DEBUG)
        for name in ("", "django"):
            logging.getLogger(name).addHandler(self.log)

    def __exit__(self, *_broken: object) -> None:
        connection.force_debug_cursor = self.forced
        for name, level in self.levels.items():
            logging.getLogger(name).setLevel(level)
        for name in ("", "django"):
            logging.getLogger(name).removeHandler(self.log)
