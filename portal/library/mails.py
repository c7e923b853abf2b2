"""Letters of the library: that there is something, and a link. No name, no question, no text.

Only ids wait in the outbox; whether somebody may still get the letter is looked up when it is sent.
"""

from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.accounts.links import absolute
from portal.accounts.models import User
from portal.library.models import Question
from portal.library.states import QuestionState
from tenants.access import Actor, Role, actor_for, can, matrix
from tenants.context import current_tenant
from tenants.covenant.models import CovenantAcceptance, CovenantVersion
from tenants.covenant.policies import organisations_to_sign_for
from tenants.models import Membership, Partnership
from tenants.outbox import Letter, mail_purpose, send_mail_later

COVENANT_ASKED = "library.covenant_asked"
QUESTION_ASSIGNED = "library.question_assigned"
QUESTION_SETTLED = "library.question_settled"
# A portal with many partners does not send all letters of one cause in one second.
BETWEEN = timedelta(seconds=1)


def ask_to_accept(version: CovenantVersion) -> None:
    """Have everybody who may sign told of a new version, when it is published. One query, and two for each of them."""
    today = timezone.localdate()
    roles = [role for role in Role if matrix()["library"].scopes(frozenset({role}), "accept")]
    people = (
        Membership.objects.standing(today)
        .filter(
            role__in=roles,
            person__is_active=True,
            team__closed_on__isnull=True,
            team__organisation__in=Partnership.objects.standing(today).values("organisation"),
        )
        .order_by("person")
        .values_list("person", flat=True)
        .distinct()
    )
    now = timezone.now()
    for place, person in enumerate(people):
        send_mail_later(
            COVENANT_ASKED,
            key=f"{version.uid}:{person}",
            available_at=now + place * BETWEEN,
            covenant=version.uid,
            person=person,
        )


def tell_expert(question: Question) -> None:
    """Have the named expert told that a question waits."""
    send_mail_later(
        QUESTION_ASSIGNED,
        key=f"{question.uid}:{question.version}",
        question=question.uid,
        person=question.expert_id or 0,
    )


def tell_asker(question: Question) -> None:
    """Have whoever asked told that their question was published or declined."""
    if question.asked_by_id is not None:
        send_mail_later(QUESTION_SETTLED, key=f"{question.uid}:{question.version}", question=question.uid)


@mail_purpose(COVENANT_ASKED)
def write_covenant_asked(ids: Mapping[str, int | str]) -> Letter | None:
    actor = _actor(ids["person"])
    version: CovenantVersion | None = CovenantVersion.objects.filter(uid=str(ids["covenant"])).first()
    if actor is None or version is None or not _has_to_sign(actor, version):
        return None
    return _letter(
        actor,
        _("Nieuw convenant in %(portal)s"),
        _("Er is een nieuwe versie van het convenant in %(portal)s. Wij vragen u die te accepteren vóór %(day)s."),
        reverse("library:covenant", urlconf=settings.ROOT_URLCONF),
        day=date_format(version.previous_counts_until, "j E Y"),
    )


@mail_purpose(QUESTION_ASSIGNED)
def write_question_assigned(ids: Mapping[str, int | str]) -> Letter | None:
    actor = _actor(ids["person"])
    question: Question | None = Question.objects.filter(
        uid=str(ids["question"]), expert=ids["person"], state=QuestionState.ASSIGNED
    ).first()
    if actor is None or question is None or not can(actor, "library.advise", question):
        return None
    return _letter(
        actor,
        _("Een vakvraag voor u in %(portal)s"),
        _("In %(portal)s wacht een vakvraag op uw antwoord."),
        reverse("library:question", args=[question.uid], urlconf=settings.ROOT_URLCONF),
    )


@mail_purpose(QUESTION_SETTLED)
def write_question_settled(ids: Mapping[str, int | str]) -> Letter | None:
    question: Question | None = Question.objects.filter(
        uid=str(ids["question"]), state__in=[QuestionState.PUBLISHED, QuestionState.DECLINED]
    ).first()
    actor = _actor(question.asked_by_id) if question is not None else None
    if actor is None or question is None or not can(actor, "library.read", question):
        return None
    return _letter(
        actor,
        _("Er is antwoord op uw vakvraag in %(portal)s"),
        _("U stelde een vakvraag in %(portal)s. Er is nu een antwoord."),
        reverse("library:question", args=[question.uid], urlconf=settings.ROOT_URLCONF),
    )


def _actor(person: int | str | None) -> Actor | None:
    found = User.objects.filter(pk=person, is_active=True).first() if person is not None else None
    return actor_for(found, current_tenant()) if found is not None else None


def _has_to_sign(actor: Actor, version: CovenantVersion) -> bool:
    own = organisations_to_sign_for(actor)
    signed = CovenantAcceptance.objects.filter(covenant=version, organisation__in=own)
    newer = CovenantVersion.objects.filter(number__gt=version.number)
    return bool(own - set(signed.values_list("organisation", flat=True))) and not newer.exists()


def _letter(actor: Actor, subject: str, text: str, path: str, **values: str) -> Letter:
    tenant = current_tenant()
    values["portal"] = tenant.name
    assert actor.person is not None
    return Letter(
        to=actor.person.email, subject=subject % values, text=f"{text % values}\n\n{absolute(tenant, path)}\n"
    )
