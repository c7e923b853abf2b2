"""The key in the link has a hyphen of its own; a pattern that takes too much makes every link worthless."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import resolve, reverse

from tenants.access import Role
from tests.factories.accounts import make_person, visit


def test_the_parts_come_out_as_they_went_in():
    parts = {"uidb36": "1a", "key": "c5abcd-0123456789abcdef"}
    assert resolve(reverse("account_reset_password_from_key", kwargs=parts)).kwargs == parts


def test_a_fresh_link_leads_to_the_form(client, waterkant, welfare):
    person = make_person(waterkant, Role.PARTNER, organisation=welfare)
    parts = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    visit(client, waterkant)

    answer = client.get(reverse("account_reset_password_from_key", kwargs=parts), follow=True)

    assert 'name="password1"' in answer.content.decode()
