"""A programme is a name over services: of one that only hidden services bear, the name tells that they are there."""

import pytest
from django.test import Client

from portal.opendata.downloads.views import FORMS
from portal.opendata.selectors import visible
from portal.socialmap.models import Program, Service
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.socialmap import make_service
from tests.portal.opendata.conftest import API, words_in

ANSWERS = (f"{API}/organizations?full=true", *(f"/open-data/download/{form}" for form in FORMS if form != "geojson"))


@pytest.fixture
def programs(waterkant: Tenant, filled: Service) -> None:
    with activate(waterkant):
        organization = filled.organization
        names = ("Open programma", "Programma voor partners", "Verborgen programma", "Programma zonder hulp")
        public, partners, hidden, _bare = (
            Program.objects.create(organization=organization, name=each) for each in names
        )
        make_service("Eten", organization, program=public)
        make_service("Ook eten, voor partners", organization, program=public, audience="partners")
        make_service("Opvang", organization, program=partners, audience="partners")
        make_service("Later", organization, program=hidden, live=False)


@pytest.mark.usefixtures("programs")
@pytest.mark.parametrize("path", ANSWERS)
def test_a_programme_of_hidden_services_leaves_in_no_form(program: Client, path: str) -> None:
    told = words_in(program.get(path))

    assert "Programma voor partners" not in told
    assert "Verborgen programma" not in told


@pytest.mark.usefixtures("programs")
@pytest.mark.parametrize("path", ANSWERS)
def test_one_of_a_public_service_and_one_of_none_do_leave(program: Client, path: str) -> None:
    told = words_in(program.get(path))

    assert "Open programma" in told
    assert "Programma zonder hulp" in told


@pytest.mark.usefixtures("programs")
def test_sabotage_without_the_rule_the_name_is_told(program: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visible, "programs", Program.objects.all)

    assert "Programma voor partners" in words_in(program.get(ANSWERS[0]))
