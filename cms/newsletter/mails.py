"""The proof of a newsletter: the letter as readers would get it, to the editor who asked for it."""

from collections.abc import Mapping

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cms.newsletter.composing import letters_of
from cms.newsletter.services import PROOF
from cms.pages.models import NewsletterPage
from portal.accounts.links import absolute
from portal.accounts.membership import has_place_here
from portal.accounts.models import User
from portal.newsletter.issues import framed, letter_in
from tenants.context import current_tenant
from tenants.outbox import Letter, mail_purpose


@mail_purpose(PROOF)
def write_proof(ids: Mapping[str, int | str]) -> Letter | None:
    """Nothing when the editor left or the page is gone. The way out leads to the form: an editor is no subscriber."""
    page = NewsletterPage.objects.filter(pk=ids["page"]).first()
    person = User.objects.filter(pk=ids["person"]).first()
    if page is None or person is None or not has_place_here(person):
        return None
    kept = {code: letter.as_kept() for code, letter in letters_of(page, [str(ids["language"])]).items()}
    letter = letter_in(kept, str(ids["language"]))
    subject = _("Proef: %(title)s") % {"title": letter.subject}
    with translation.override(letter.language):
        leave = absolute(current_tenant(), reverse("newsletter:subscribe", urlconf=settings.ROOT_URLCONF))
        text, html = framed(current_tenant(), letter, leave)
    return Letter(to=person.email, subject=subject, text=text, html=html)
