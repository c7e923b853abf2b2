"""What the guides name exists: commands, links, and what the snippet for a new portal calls."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands
from django.db import connection

from portal.accounts.models import Invitation
from tenants.access import Role
from tenants.context import activate
from tenants.models import Tenant

DOCS = Path(settings.ROOT) / "docs"
ROLES = sorted((DOCS / "guides").glob("*.md"))
GUIDES = [*ROLES, *sorted((DOCS / "gids").glob("*.md"))]

guides = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: f"{guide.parent.name}-{guide.stem}")


def test_there_is_a_guide_for_each_role() -> None:
    roles = ("partnerbeheerder", "gemeentebeheerder", "privacyfunctionaris", "platformbeheerder")

    assert {guide.stem for guide in ROLES} == {*roles, "ontwikkelaar-open-data", "README"}
    # Those with pictures.
    assert {"bewoner", "professional", "redacteur"} <= {guide.stem for guide in GUIDES}


@guides
def test_every_command_that_is_named_exists(guide: Path) -> None:
    named = set(re.findall(r"manage\.py (\w+)", guide.read_text(encoding="utf-8")))

    assert named <= set(get_commands())


@guides
def test_every_link_leads_somewhere(guide: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)", guide.read_text(encoding="utf-8")):
        assert (guide.parent / link).exists(), link


@pytest.mark.django_db
def test_the_snippet_opens_a_portal_and_invites_its_first_administrator() -> None:
    guide = next(each for each in GUIDES if each.stem == "platformbeheerder").read_text(encoding="utf-8")
    snippet = re.search(r"```python\n(.*?)```", guide, re.DOTALL)
    assert snippet is not None
    assert connection.in_atomic_block, "nothing of it stays"

    exec(snippet[1], {})

    portal = Tenant.objects.get(slug="stad")
    with activate(portal):
        invitation = Invitation.objects.get()
    assert invitation.role == Role.MUNICIPALITY_ADMIN
    assert invitation.email.endswith(".example")
