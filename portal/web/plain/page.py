"""Puts a page together from a look and a trouble. Uses no database, no template engine, no style sheet."""

import base64
import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language_info, override
from django.utils.translation import gettext as _

from portal.web.colours import NIGHT, WHITE
from portal.web.crisis import CrisisLine, crisis_lines
from portal.web.languages import ORIGINAL, language_in
from portal.web.looks import Look
from portal.web.phones import Phone
from portal.web.plain.troubles import Trouble
from portal.web.themes import Theme, dark_declarations, declarations
from portal.web.theming.own import themed

HERE = Path(__file__).parent
# Token of this page -> step of the theme's ramps in the light scheme, and in the dark one.
TOKENS = {
    "ink": ("grijs-700", "grijs-700"),
    "edge": ("grijs-400", "grijs-400"),
    "link": ("violet-500", "violet-500"),
    "brand": ("violet-500", "violet-500"),
    "band": ("violet-500", "violet-200"),
}


def plain_page(
    request: HttpRequest, trouble: Trouble, look: Look, *, message: str = "", back_at: datetime | None = None
) -> HttpResponse:
    """The page, in the language of the address and the colours of the portal.

    Args:
        message: a sentence of the operator, in Dutch.
        back_at: when the portal is expected back.
    """
    language = language_in(request.path_info, look.languages)  # the middleware may not have been reached
    with override(language):
        written = _written(trouble, look, language, message, back_at)
    style = _style(themed(look.theme, look.own_theme))
    response = HttpResponse(written, status=trouble.status, headers={"Content-Language": language})
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    # The policy of the site allows no style in a page, but for this very one, by its hash.
    response._csp_update = {"style-src": f"'sha256-{digest}'"}  # type: ignore[attr-defined]  # django-csp reads it
    if trouble.retry_after is not None:
        response.headers["Retry-After"] = str(_seconds_until(back_at) or trouble.retry_after)
    return response


def _written(trouble: Trouble, look: Look, language: str, message: str, back_at: datetime | None) -> str:
    texts = [f"<p>{escape(str(text))}</p>" for text in trouble.texts]
    if back_at is not None:
        when = date_format(timezone.localtime(back_at), "j E, H.i")
        expected = escape(_("Wij verwachten dat het portaal er weer is op %(when)s uur."))
        texts.append(f"<p>{expected % {'when': f'<bdi>{escape(when)}</bdi>'}}</p>")
    if message:
        texts.append(f'<p lang="{ORIGINAL}" dir="ltr">{escape(message)}</p>')
    home = _address("web:home")
    return Template(_file("page.html")).substitute(
        language=language,
        direction="rtl" if get_language_info(language)["bidi"] else "ltr",
        title=escape(str(trouble.title)),
        name=escape(look.name),
        style=_style(themed(look.theme, look.own_theme)),
        home=f'<a href="{home}">{escape(look.name)}</a>',
        texts="\n      ".join(texts),
        search=_search() if trouble.can_search and look.is_portal else "",
        help=_help(look),
        crisis_title=escape(_("Direct hulp nodig?")),
        crisis="".join(_crisis(line) for line in crisis_lines(look.crisis)),
    )


def _search() -> str:
    label = escape(_("Waar zoekt u hulp bij?"))
    button = escape(_("Zoeken"))
    return (
        f'<form role="search" action="{_address("web:search")}" method="get"><label for="q">{label}</label>'
        f'<input id="q" name="q" type="search" autocomplete="off"><button type="submit">{button}</button></form>'
    )


def _help(look: Look) -> str:
    if not look.help_phone:
        return ""
    title, reachable, hours = escape(_("Komt u er niet uit?")), escape(_("Bereikbaar: %(hours)s.")), ""
    if look.help_hours:  # written in Dutch by the portal
        told = f'<bdi lang="{ORIGINAL}">{escape(look.help_hours)}</bdi>'
        hours = f"<p>{reachable % {'hours': told}}</p>"
    return f"<h2>{title}</h2><p>{_call(Phone.of(look.help_phone))}</p>{hours}"


def _crisis(line: CrisisLine) -> str:
    return f"<li>{escape(line.when)} {_call(line.phone)}</li>"


def _call(phone: Phone) -> str:
    words = escape(_("bel %(number)s")) % {"number": f'<bdi dir="ltr">{escape(phone.number)}</bdi>'}
    return f'<a href="{escape(phone.link)}">{words}</a>'


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return "/"


def _seconds_until(back_at: datetime | None) -> int | None:
    if back_at is None:
        return None
    return max(60, round((back_at - timezone.now()).total_seconds()))


@cache
def _style(theme: Theme) -> str:
    """The colours of the theme in both schemes, and the rules of this page. Always the same text: it is hashed."""
    light = _tokens(theme, declarations, WHITE, 0) + (
        f"--on-band:{WHITE};--glow:{theme.focus};--radius:{theme.form_radius};--heading:{theme.heading_font};"
    )
    dark = _tokens(theme, dark_declarations, NIGHT, 1) + "--on-band:var(--ink);"
    return f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}" + _file("page.css").replace(
        "\n", ""
    )


def _tokens(theme: Theme, ramps: Callable[[Theme], dict[str, str]], paper: str, scheme: int) -> str:
    colours = ramps(theme)
    named = {name: colours[f"--voorbeeld-kleuren-{steps[scheme]}"] for name, steps in TOKENS.items()}
    return "".join(f"--{name}:{value};" for name, value in {**named, "paper": paper, "on-brand": paper}.items())


@cache
def _file(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
