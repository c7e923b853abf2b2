"""Under what pages are found. One source gives them all; the facet "Soort" tells them apart."""

from collections.abc import Mapping

from django.contrib.contenttypes.models import ContentType
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search.sources import USUAL_WEIGHT

PAGE = "page"
# By `search_kind` of the type: what the filter calls all of them, what a result calls one, and how heavy it is.
FILTERS: Mapping[str, Promise] = {
    "scheme": _("Regelingen"),
    "page": _("Informatie"),
    "questions": _("Vragen en antwoorden"),
    "news": _("Nieuws"),
    "project": _("Projecten"),
}
LABELS: Mapping[str, Promise] = {
    "scheme": _("Regeling"),
    "page": _("Informatie"),
    "questions": _("Vragen en antwoorden"),
    "news": _("Nieuws"),
    "project": _("Project"),
}
WEIGHTS: Mapping[str, int] = {
    "scheme": USUAL_WEIGHT,
    "page": USUAL_WEIGHT - 5,
    "questions": USUAL_WEIGHT - 5,
    "news": USUAL_WEIGHT - 15,
    "project": USUAL_WEIGHT - 15,
}


def kind_of_type(content_type_id: int) -> str:
    """The kind of a page by its type; nothing when it is not found. No query: Django keeps the types."""
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    return getattr(model, "search_kind", "") if model is not None else ""
