"""Letters of both portals, and views of worklists that colleagues keep."""

from typing import Any

from portal.letters.models import LetterTemplate
from portal.referrals.models import SavedView
from tenants.access import Actor, Role, can
from tenants.context import activate
from tests.isolation.canaries import nobody
from tests.isolation.standing import Standing
from tests.isolation.visitors import Casting

Objects = dict[str, dict[Standing, Any]]
CODE = "brief-kanarie"


def letters(here: Casting, there: Casting) -> Objects:
    """A letter tells of nobody, so whoever works with cases or reads the settings reads it: in that portal alone."""
    templates = {Standing.OWN: _letter(here), Standing.FOREIGN: _letter(there)}
    return {"letters.LetterTemplate": templates}


def views(here: Casting, there: Casting) -> Objects:
    """Nobody who knocks made any of them."""
    made = {
        Standing.OWN: _view(here, "ours"),
        Standing.OTHER_ORGANISATION: _view(here, "theirs"),
        Standing.FOREIGN: _view(there, "ours"),
    }
    return {"referrals.SavedView": made}


def _letter(casting: Casting) -> LetterTemplate:
    def known_to(actor: Actor) -> bool:
        able = can(actor, "case.create") or can(actor, "settings.read")
        return actor.tenant.pk == casting.tenant.pk and bool(able)

    def word(what: str) -> str:
        return casting.aviary.word(f"{what} of a letter in {casting.tenant.slug}", known_to)

    with activate(casting.tenant):
        texts = {"nl": {"title": word("the title"), "body": f"{{naam}}\n\n{word('the text')}"}}
        made: LetterTemplate = LetterTemplate.objects.create(code=CODE, texts=texts)
    return made


def _view(casting: Casting, whose: str) -> SavedView:
    person = casting.person(Role.PARTNER, whose, also_known_to=nobody)
    with activate(casting.tenant):
        name = casting.aviary.word(f"the name of a view of {whose} in {casting.tenant.slug}")
        made: SavedView = SavedView.objects.create(person=person, name=name, filters={"lijst": "ons"})
    return made
