"""Choosing the theme of a portal, and the files that a theme is made of."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from portal.web.models import CONTENT_TYPES, Logo
from portal.web.themes import Theme, style_of
from portal.web.theming import services
from portal.web.theming.forms import ThemeForm, begun
from portal.web.theming.own import BEFORE, CORNERS, LETTERS, OwnTheme, theme_of, themed
from portal.web.theming.preview import style_of_preview
from tenants.access import guarded
from tenants.errors import NotFound
from tenants.http import PortalRequest

FOR_GOOD = 365 * 24 * 3600


@require_http_methods(["GET", "POST"])
@guarded("settings_theme.change")
def choose(request: PortalRequest) -> HttpResponse:
    """The form with its preview. First one looks, then one saves: saving is a button below the preview."""
    if request.method == "GET":
        return _page(request, ThemeForm(initial=_begun(request)), theme_of(request.tenant), looked=False)
    form = ThemeForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, theme_of(request.tenant), looked=False, status=422)
    given, logo = form.cleaned_data, _logo(request, form)
    values = {"hue": form.chosen_hue, "corners": given["corners"], "letters": given["letters"], "logo": logo}
    if request.POST.get("doen") == "bewaar":
        services.choose_theme(request.actor, **values, seen=given["seen"])
        messages.success(request, _("Het thema is bewaard."))
        return redirect("web:theme")
    kept = Logo.objects.visible_to(request.actor).filter(digest=logo).first() if logo else None
    size = {"logo_width": kept.width, "logo_height": kept.height} if kept else {}
    shown = themed(request.tenant.theme, {**values, "logo": logo if kept else "", **size})
    return _page(request, ThemeForm(initial={**begun(**values, seen=given["seen"])}), shown, looked=True)


@require_POST
@guarded("settings_theme.change")
def put_back(request: PortalRequest) -> HttpResponse:
    services.put_back(request.actor, seen=request.POST.get("seen", "")[:200])
    messages.success(request, _("Het vorige thema is terug."))
    return redirect("web:theme")


@require_GET
@guarded("settings_theme.change")
def preview_style(request: PortalRequest) -> HttpResponse:
    """The style sheet of the preview: of the theme in the address, or of the one that the portal has."""
    chosen = _in_address(request.GET)
    shown = themed(request.tenant.theme, chosen) if chosen else theme_of(request.tenant)
    answer = HttpResponse(style_of_preview(shown), content_type="text/css; charset=utf-8")
    patch_cache_control(answer, private=True, no_store=True)
    return answer


@require_GET
@guarded("page_published.read")
def style(request: PortalRequest, digest: str) -> HttpResponse:
    """The style sheet of this portal's theme, or of the one before it for who still has an older page open."""
    told = (request.tenant.setting("own_theme"), request.tenant.setting(BEFORE))
    for theme in (themed(request.tenant.theme, each) for each in told):
        if theme.digest and theme.digest == digest:
            return _for_good(HttpResponse(style_of(theme), content_type="text/css; charset=utf-8"))
    raise NotFound()


@require_GET
@guarded("page_published.read")
def logo(request: PortalRequest, digest: str) -> HttpResponse:
    """A logo of this portal. Its bytes were drawn anew or written from a list before they were kept. One query."""
    found = Logo.objects.visible_to(request.actor).get_or_not_found(digest=digest)
    return _for_good(HttpResponse(bytes(found.data), content_type=CONTENT_TYPES[found.kind]))


def _page(request: PortalRequest, form: ThemeForm, shown: Theme, *, looked: bool, status: int = 200) -> HttpResponse:
    values = QueryDict(mutable=True)
    if shown.digest:
        values.update(_names(shown))
    context = {
        "form": form,
        "shown": shown,
        "preview": f"{reverse('web:theme_preview')}?{values.urlencode()}",
        "looked": looked,
        "seen": services.mark_of(request.tenant),
        "can_put_back": BEFORE in request.tenant.settings,
        "breadcrumb": [(_("Mijn overzicht"), reverse("web:overview")), (_("Thema"), "")],
    }
    return render(request, "theming/choose.html", context, status=status)


def _begun(request: PortalRequest) -> dict[str, object]:
    theme = theme_of(request.tenant)
    return begun(theme.hue, **_words(theme), logo=theme.logo, seen=services.mark_of(request.tenant))


def _words(theme: Theme) -> dict[str, str]:
    """The names of the corners and letters of a theme; of a theme of the house those that come closest."""
    corners = next((name for name, (radius, _form) in CORNERS.items() if radius == theme.radius), "zacht")
    letters = next((name for name, (font, _weight) in LETTERS.items() if font == theme.heading_font), "zonder")
    return {"corners": corners, "letters": letters}


def _names(theme: Theme) -> dict[str, str]:
    return {"hue": str(round(theme.hue)), **_words(theme)}


def _in_address(given: QueryDict) -> dict[str, object] | None:
    hue = given.get("hue", "")
    told: dict[str, object] = {
        "hue": int(hue) if hue.isascii() and hue.isdigit() and len(hue) < 4 else -1,
        "corners": given.get("corners"),
        "letters": given.get("letters"),
    }
    return told if OwnTheme.of_json(told) else None


def _logo(request: PortalRequest, form: ThemeForm) -> str:
    """The digest of the logo that was sent now, or before; nothing when none is wanted."""
    given = form.cleaned_data
    if given["no_logo"]:
        return ""
    if given["file"]:
        return str(services.keep_logo(request.actor, clean=given["file"]).digest)
    return str(given["logo"])


def _for_good(answer: HttpResponse) -> HttpResponse:
    patch_cache_control(answer, public=True, max_age=FOR_GOOD, immutable=True)
    return answer
