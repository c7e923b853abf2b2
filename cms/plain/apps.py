from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlainConfig(AppConfig):
    name = "cms.plain"
    label = "cms_plain"
    verbose_name = _("Gewone taal")
    model_scopes: dict[str, str] = {}

    def ready(self) -> None:
        from wagtail.admin.views.pages.create import CreateView
        from wagtail.admin.views.pages.edit import EditView

        from cms.boundary.objects import page
        from cms.boundary.routes import OPEN, Route, classify
        from cms.plain.side_panel import beside

        classify("cms_plain:look", OPEN)
        classify("cms_plain:page", Route(path={"page_id": page}))
        editors: tuple[Any, ...] = (EditView, CreateView)
        for view in editors:
            # Wagtail has no hook for the side panels of pages; a test looks for ours in its editor.
            view.get_side_panels = beside(view.get_side_panels)
