"""Wagtail's screens of pages, with ours in the place of some: the editor with remarks, the list with figures."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.viewsets.pages import PageViewSet

from cms.admin.work.found import of_pages
from cms.boundary.remarks import EditPage, RestorePage


class ListOfPages(ExplorableIndexView):  # type: ignore[misc]
    """Pages under a page, each with how many visitors found there what they looked for. One query more."""

    base_columns = [
        *ExplorableIndexView.base_columns,
        Column("found_told", label=_("Gevonden"), accessor="found_told", width="8%"),
    ]

    def get_table(self, object_list: Any) -> Any:
        told = of_pages(self.request.actor, [page.translation_key for page in object_list])
        for page in object_list:
            page.found_told = told.get(page.translation_key, "")
        return super().get_table(object_list)


class PageScreens(PageViewSet):  # type: ignore[misc]
    """In the place of Wagtail's set, for pages of every type."""

    edit_view_class = EditPage
    revisions_revert_view_class = RestorePage
    index_view_class = ListOfPages
