"""The texts of an entry in another language, beside the Dutch."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.admin.entries.composing import require_kind
from portal.socialmap.drafting import selectors, translating
from portal.socialmap.selectors.translating import text_hash
from tenants.access import guarded
from tenants.errors import Invalid
from tenants.http import PortalRequest


@require_http_methods(["GET", "POST"])
@guarded("map_entry_public.change")
def language(request: PortalRequest, entity: str, uid: UUID, language: str) -> HttpResponse:
    """Each text of the entry beside its translation, with how it stands."""
    entity = require_kind(entity)
    texts = translating.texts_in_two(request.actor, entity, uid, language)
    wrong: dict[str, str] = {}
    typed: dict[str, str] = {}
    if request.method == "POST":
        typed = {each.field: request.POST.get(f"t-{each.field}", each.text) for each in texts}
        sources = {each.field: request.POST.get(f"h-{each.field}", "")[:64] for each in texts}
        try:
            changed = translating.save_translations(
                request.actor, entity=entity, uid=uid, language=language, texts=typed, sources=sources
            )
        except Invalid as error:
            wrong = error.fields
        else:
            said = ngettext("%(n)s tekst bewaard.", "%(n)s teksten bewaard.", changed) % {"n": changed}
            messages.success(request, said if changed else _("Er was niets veranderd."))
            return redirect("cms_entries:language", entity=entity, uid=uid, language=language)
    info = get_language_info(language)
    context = {
        "heading": _("Vertalen: %(language)s") % {"language": info["name_local"]},
        "icon": "globe",
        "entity": entity,
        "uid": uid,
        "entry": selectors.entry_to_edit(request.actor, entity, uid),
        "language": language,
        "local": info["name_local"],
        "direction": "rtl" if info["bidi"] else "ltr",
        "lines": [
            (each, typed.get(each.field, each.text), text_hash(each.dutch), wrong.get(each.field, "")) for each in texts
        ],
        "languages": translating.translated(request.actor, entity, uid),
        "wrong": wrong,
    }
    return render(request, "cms_admin/entries/language.html", context, status=422 if wrong else 200)
