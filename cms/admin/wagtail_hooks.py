"""Our own screens in the admin: their styles, addresses and menus."""

from typing import Any

from django.templatetags.static import static
from django.urls import include, path, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.admin.entries import hooks as of_entries  # noqa: F401
from cms.admin.page_screens import PageScreens


@hooks.register("insert_global_admin_css")  # type: ignore[untyped-decorator]
def styles_of_our_screens() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms_admin/editor.css"))


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def addresses_of_our_screens() -> list[Any]:
    return [
        path("vertalen/", include("cms.admin.translating.urls")),
        path("lijsten/", include("cms.admin.spreadsheet.urls")),
        path("diensten/", include("cms.admin.bulk.urls")),
    ]


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]
def screens_of_pages() -> PageScreens:
    """After Wagtail's own, which has an order before all others: the last one registered for a model is used."""
    return PageScreens()


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def translations() -> MenuItem:
    return MenuItem(
        _("Vertalingen"), reverse_lazy("cms_translating:index"), name="translations", icon_name="globe", order=400
    )


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def work_on_many_services() -> MenuItem:
    return MenuItem(_("Diensten bijwerken"), reverse_lazy("cms_bulk:overview"), icon_name="tasks", order=210)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def reading_lists_in() -> MenuItem:
    return MenuItem(_("Lijst inlezen"), reverse_lazy("cms_spreadsheet:overview"), icon_name="table", order=220)
