"""An issue as a mail: the words of one language, and the frame around them with the way out.

Without a script, a picture or anything else that a mail program would have to fetch: so nobody learns who opened it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language_info

from tenants.models import Tenant

ORIGINAL = settings.LANGUAGE_CODE


@dataclass(frozen=True)
class IssueLetter:
    """The words of an issue in one language. `html` is markup of our own around escaped words."""

    language: str
    subject: str
    text: str
    html: str

    def as_kept(self) -> dict[str, str]:
        """As a row keeps it."""
        return asdict(self)


def letter_in(letters: Mapping[str, Mapping[str, str]], language: str) -> IssueLetter:
    """The letter in this language, in Dutch when there is none.

    Raises:
        KeyError: it is not there in Dutch either; no mailing begins without.
    """
    return IssueLetter(**letters.get(language) or letters[ORIGINAL])


def framed(tenant: Tenant, letter: IssueLetter, leave: str) -> tuple[str, str]:
    """The whole mail as text and as HTML. The language of the letter must be active.

    Args:
        leave: the address with which this reader leaves the list.
    """
    context = {
        "portal": tenant.name,
        "subject": letter.subject,
        "language": letter.language,
        "direction": "rtl" if get_language_info(letter.language)["bidi"] else "ltr",
        "leave": leave,
        "text": letter.text,
        "html": mark_safe(letter.html),  # noqa: S308  composed by our template from escaped words
    }
    return render_to_string("newsletter/issue.txt", context), render_to_string("newsletter/issue.html", context)
