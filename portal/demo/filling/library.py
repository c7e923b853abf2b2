"""The library of an example portal: a covenant of two versions, documents, questions. Safe to repeat."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from portal.accounts.models import User
from portal.accounts.services.roles import appoint
from portal.demo.content.library import Asked, Cast, Sheet, read_library
from portal.demo.content.shapes import Portal
from portal.demo.filling.papers import sheet
from portal.demo.filling.portals import BECAUSE
from portal.library.models import Document, Question
from portal.library.services import documents, questions
from portal.library.services.documents import About, GivenFile
from portal.library.services.questions import Rewritten
from tenants.access import Actor, Role, actor_for, system
from tenants.covenant import services as covenant
from tenants.covenant.models import CovenantVersion
from tenants.models import Membership, Organisation, Partnership, Team, Tenant

# How long the first version counts beside the second, in days; how long ago it began.
BESIDE, AGO = 60, 365
FIRST_NAMES = ("Jolanda", "Ruud", "Fatima", "Sjoerd", "Ineke", "Marco", "Aylin", "Theo", "Wendy", "Kofi")
LAST_NAMES = ("Brandsma", "Oldenhof", "Tahiri", "Vreugdenhil", "Koppelaar", "Zwiers", "Demirel")


def stock(portal: Portal, tenant: Tenant, organisations: Mapping[str, Organisation], today: date) -> bool:
    """Fill the library of the active portal, by the people who would do it; False when it stands already."""
    if CovenantVersion.objects.exists():
        return False
    cast, told = read_library().casts[portal.slug], read_library()
    editor = _actor(tenant, next(each.email for each in portal.people if each.role == Role.EDITOR))
    _covenant(portal, tenant, editor, organisations, cast, today)
    for paper in told.sheets:
        _document(editor, paper, today)
    asker, expert = _actor(tenant, cast.asker), _actor(tenant, cast.expert)
    for asked in told.questions:
        _question(editor, asker, expert, asked)
    return True


def _covenant(
    portal: Portal, tenant: Tenant, editor: Actor, organisations: Mapping[str, Organisation], cast: Cast, today: date
) -> None:
    told = read_library()
    first = _published(editor, told.first, portal, today - timedelta(days=AGO), None)
    _sign(portal, tenant, first, [organisations[cast.only_first]])
    second = _published(editor, told.second, portal, today, today + timedelta(days=BESIDE))
    left_out = {organisations[cast.only_first].pk, organisations[cast.never].pk}
    standing = Partnership.objects.standing(today).exclude(organisation__in=left_out).select_related("organisation")
    _sign(portal, tenant, second, [each.organisation for each in standing])


def _published(editor: Actor, text: str, portal: Portal, start: date, until: date | None) -> CovenantVersion:
    draft = covenant.write_draft(
        editor, title=read_library().title, text=text.replace("{portaal}", portal.name), version=0
    )
    return covenant.publish(editor, version=draft.version, in_force_from=start, previous_counts_until=until)


def _sign(portal: Portal, tenant: Tenant, version: CovenantVersion, organisations: list[Organisation]) -> None:
    """By the administrator who is there, or by one who signed and left since: the name under a covenant stays."""
    for number, organisation in enumerate(organisations):
        roles = (Role.PARTNER_ADMIN, Role.MUNICIPALITY_ADMIN)
        held = Membership.objects.filter(team__organisation=organisation, role__in=roles, person__is_active=True)
        there = held.select_related("person").first()
        person = there.person if there is not None else _comes(portal, tenant, organisation, number)
        covenant.accept(
            actor_for(person, tenant),
            organisation_uid=organisation.uid,
            covenant_uid=version.uid,
            shown_hash=version.text_hash,
        )
        if there is None:
            _goes(person)


def _comes(portal: Portal, tenant: Tenant, organisation: Organisation, number: int) -> User:
    name = f"{FIRST_NAMES[number % len(FIRST_NAMES)]} {LAST_NAMES[number % len(LAST_NAMES)]}"
    address = f"vertrokken-{uuid5(NAMESPACE_URL, organisation.name).hex[:8]}@{portal.slug}.example"
    person = User(email=address, name=name)
    person.set_unusable_password()
    person.save()
    team = Team.objects.filter(organisation=organisation).order_by("pk").first()
    appoint(system(tenant, BECAUSE), person=person, role=Role.PARTNER_ADMIN, team=team)
    return person


def _goes(person: User) -> None:
    Membership.objects.filter(person=person).delete()
    person.is_active = False
    person.save(update_fields=["is_active"])


def _document(editor: Actor, paper: Sheet, today: date) -> Document:
    about = About(
        kind=paper.kind,
        title=paper.title,
        owner=paper.owner,
        audience=paper.audience,
        summary=paper.summary,
        review_on=today + timedelta(days=paper.review_in),
    )
    lines = paper.lines[:-1] if paper.what_changed else paper.lines
    made = documents.add_document(editor, about=about, file=GivenFile("stuk.pdf", sheet(paper.title, lines)))
    if paper.what_changed:
        newer = GivenFile("stuk.pdf", sheet(paper.title, paper.lines))
        documents.add_version(editor, uid=made.uid, version=made.version, file=newer, what_changed=paper.what_changed)
    return made


def _question(editor: Actor, asker: Actor, expert: Actor, told: Asked) -> Question:
    asked = questions.ask(asker, asked=told.asked, topic=told.topic)
    if not told.answer or expert.person is None:
        return asked
    given = questions.assign(editor, uid=asked.uid, version=asked.version, expert_uid=expert.person.uid)
    answered = questions.answer(expert, uid=given.uid, version=given.version, text=told.answer)
    rewritten = Rewritten(told.heading, told.asked, told.answer, told.topic)
    return questions.publish(editor, uid=answered.uid, version=answered.version, rewritten=rewritten)


def _actor(tenant: Tenant, email: str) -> Actor:
    return actor_for(User.objects.get(email=email), tenant)
