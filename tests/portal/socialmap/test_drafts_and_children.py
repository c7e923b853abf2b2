"""Wagtail's drafts work on entries: children keep their rows and get the tenant."""

from portal.socialmap.models import Phone, Service
from tenants.models import Tenant
from tests.factories.socialmap import make_phone, make_service


def test_a_draft_that_is_published_changes_the_row_and_keeps_the_children(in_waterkant: Tenant) -> None:
    service = make_service()
    phone = make_phone(service=service)
    draft = Service.objects.get(pk=service.pk)
    draft.name = "Voedselpakket voor gezinnen"
    draft.phones = [Phone.objects.get(pk=phone.pk), Phone(number="14 010")]
    revision = draft.save_revision()

    assert Service.objects.get().name == "Voedselpakket"
    revision.publish()

    assert Service.objects.get().name == "Voedselpakket voor gezinnen"
    assert list(Phone.objects.values_list("number", "tenant")) == [
        ("010 123 45 67", in_waterkant.pk),
        ("14 010", in_waterkant.pk),
    ]
    assert Phone.objects.first() == phone


def test_publishing_twice_makes_no_second_children(in_waterkant: Tenant) -> None:
    service = make_service()
    make_phone(service=service)
    for _round in range(2):
        Service.objects.get().save_revision().publish()

    assert Phone.objects.count() == 1
