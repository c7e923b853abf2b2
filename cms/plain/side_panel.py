"""The panel "Leesbaarheid" beside Wagtail's editor of pages. It tells and never stops anybody."""

from collections.abc import Callable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel

from cms.plain.pages import reading_of

NAME = "reading"


class ReadingPanel(BaseSidePanel):  # type: ignore[misc]
    """What could be plainer: first of what was saved, then, by the script, of what stands in the form."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):  # type: ignore[misc]
        aria_label = _("Leesbaarheid laten zien of verbergen")
        icon_name = "pilcrow"

    class Media:
        js = ("cms_plain/reading.js",)

    name = NAME
    title = _("Leesbaarheid")
    template_name = "cms_plain/side_panel.html"
    order = 340

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        return context | {"reading": reading_of(self.object), "look_url": reverse("cms_plain:look")}


def beside(panels_of: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The side panels of a view of Wagtail, and ours. Answers to the script that only renew parts stay as they are."""

    def with_ours(view: Any) -> Any:
        found = panels_of(view)
        if view.expects_json_response or getattr(view, "hydrate_create_view", False):
            return found
        return MediaContainer([*found, ReadingPanel(view.page, view.request)])

    return with_ours
