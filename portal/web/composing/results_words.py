"""What the results page says of itself: how many, of what, where."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.web.composing.asked import Asked
from portal.web.composing.direction import isolated
from search.query import SearchResult, Total

# The whole sentence for each way of asking, so that a translator can order its parts.
SHARED, PLACE, ANYWHERE = "shared", "place", "anywhere"


def how_many(total: Total) -> str:
    """ "24 resultaten", "meer dan 1.000 resultaten"."""
    written = number_format(total.value, force_grouping=True)
    if not total.exact:
        return _("Meer dan %(many)s resultaten") % {"many": written}
    if total.value == 0:
        return _("Niets gevonden")
    return ngettext("%(many)s resultaat", "%(many)s resultaten", total.value) % {"many": written}


def heading_of(asked: Asked, found: SearchResult) -> str:
    """ "16 resultaten voor ‘schulden’ bij 3131 Vlaardingen"."""
    words = found.correction.text if found.correction else asked.text
    topic = "" if words else _only_topic(asked, found)
    said = {"count": how_many(found.total), "words": isolated(words), "topic": topic, "place": _place(found)}
    sentences = {
        ("words", SHARED): _("%(count)s voor ‘%(words)s’ bij u in de buurt"),
        ("words", PLACE): _("%(count)s voor ‘%(words)s’ bij %(place)s"),
        ("words", ANYWHERE): _("%(count)s voor ‘%(words)s’"),
        ("topic", SHARED): _("%(count)s over ‘%(topic)s’ bij u in de buurt"),
        ("topic", PLACE): _("%(count)s over ‘%(topic)s’ bij %(place)s"),
        ("topic", ANYWHERE): _("%(count)s over ‘%(topic)s’"),
        ("all", SHARED): _("%(count)s bij u in de buurt"),
        ("all", PLACE): _("%(count)s bij %(place)s"),
        ("all", ANYWHERE): "%(count)s",
    }
    what = "words" if words else "topic" if topic else "all"
    return sentences[what, _where(found)] % said


def title_of(asked: Asked, found: SearchResult) -> str:
    """The heading, with the page when it is not the first: each page of a list has a title of its own."""
    heading = heading_of(asked, found)
    return _("%(heading)s, pagina %(page)s") % {"heading": heading, "page": asked.page} if asked.page > 1 else heading


def _where(found: SearchResult) -> str:
    if found.place is None or not found.place.known:
        return ANYWHERE
    return SHARED if found.place.shared else PLACE


def _place(found: SearchResult) -> str:
    return isolated(found.place.name) if found.place else ""


def _only_topic(asked: Asked, found: SearchResult) -> str:
    """The name of the topic, when that is the one thing that was asked for."""
    chosen = asked.facets.get("topic", ())
    if len(chosen) != 1:
        return ""
    labels = (value.label for facet in found.facets if facet.name == "topic" for value in facet.values if value.chosen)
    return next(labels, "")
