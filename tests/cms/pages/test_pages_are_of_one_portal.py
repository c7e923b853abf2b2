"""Pages of a portal: who reaches them, and when the question is asked."""

from typing import Any

import pytest
from django import forms

from cms.pages.models import BasePage, PageAudience
from tenants.access import Actor
from tenants.context import activate, platform
from tenants.errors import ForeignTenant, NoTenant
from tenants.models import Tenant


def make_home(tenant: Tenant, title: str = "Home") -> BasePage:
    with platform("test"):
        root = BasePage.objects.get(depth=1)
        home = BasePage(title=title, slug=tenant.slug, tenant=tenant)
        root.add_child(instance=home)
    return home


def make_page(parent: BasePage, title: str, **fields: Any) -> BasePage:
    with activate(parent.tenant):
        page = BasePage(title=title, slug=title.lower(), **fields)
        BasePage.objects.get(pk=parent.pk).add_child(instance=page)
    return page


@pytest.fixture
def here(waterkant: Tenant) -> BasePage:
    return make_home(waterkant)


@pytest.fixture
def there(heidedorp: Tenant) -> BasePage:
    return make_home(heidedorp, "Elders")


def test_a_portal_reaches_its_own_tree_and_the_root_above_it(here: BasePage, there: BasePage) -> None:
    with activate(here.tenant):
        assert {page.title for page in BasePage.objects.all()} == {"Root", "Home"}


def test_without_a_portal_every_question_raises(here: BasePage) -> None:
    kept = BasePage.objects.all()
    for ask in (kept.exists, kept.count, kept.first, lambda: list(kept), lambda: kept.update(title="x")):
        with pytest.raises(NoTenant):
            ask()


def test_a_queryset_that_was_kept_is_of_whoever_asks(here: BasePage, there: BasePage) -> None:
    with activate(here.tenant):
        kept = BasePage.objects.filter(depth=2)
        assert [page.title for page in kept] == ["Home"]
    with activate(there.tenant):
        assert [page.title for page in kept.all()] == ["Elders"]


def test_a_form_field_made_in_one_portal_refuses_its_pages_in_another(here: BasePage, there: BasePage) -> None:
    with activate(here.tenant):
        field = forms.ModelChoiceField(queryset=BasePage.objects.all())
        assert field.clean(here.pk) == here
    with activate(there.tenant):
        with pytest.raises(forms.ValidationError):
            field.clean(here.pk)
        assert field.clean(there.pk) == there


def test_a_page_takes_the_portal_in_which_it_is_made(here: BasePage) -> None:
    assert make_page(here, "Nieuws").tenant == here.tenant


def test_a_page_of_another_portal_is_neither_saved_nor_deleted(here: BasePage, there: BasePage) -> None:
    with activate(here.tenant):
        with pytest.raises(ForeignTenant):
            there.save()
        with pytest.raises(ForeignTenant):
            there.delete()


def test_a_page_under_one_for_partners_is_for_partners_too(here: BasePage, anonymous: Actor, alice: Actor) -> None:
    inside = make_page(here, "Afspraken", audience=PageAudience.PARTNERS)
    make_page(inside, "Protocol")
    make_page(here, "Nieuws")
    with activate(here.tenant):
        assert {page.title for page in BasePage.objects.visible_to(anonymous)} == {"Home", "Nieuws"}
        assert {page.title for page in BasePage.objects.visible_to(alice)} == {
            "Home",
            "Nieuws",
            "Afspraken",
            "Protocol",
        }


def test_a_draft_is_shown_to_nobody(here: BasePage, alice: Actor) -> None:
    make_page(here, "Concept", live=False)
    with activate(here.tenant):
        assert not BasePage.objects.visible_to(alice).filter(title="Concept").exists()


def test_sabotage_a_filter_of_the_moment_lets_the_first_portal_in(here: BasePage, there: BasePage) -> None:
    with activate(here.tenant):
        field = forms.ModelChoiceField(queryset=BasePage.objects._all_tenants().filter(tenant=here.tenant))
    with activate(there.tenant):
        assert field.clean(here.pk) == here
