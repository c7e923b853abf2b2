"""The first screen, and the menus that lead to our own screens."""

from typing import Any

from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.admin.work.panel import MyWork
from tenants.http import PortalRequest


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def addresses() -> list[URLResolver]:
    return [path("", include("cms.admin.work.urls"))]


@hooks.register("construct_homepage_panels")  # type: ignore[untyped-decorator]
def my_work_alone(request: PortalRequest, panels: list[Any]) -> None:
    panels[:] = [MyWork(request)]


@hooks.register("construct_homepage_summary_items", order=10_000)  # type: ignore[untyped-decorator]
def no_counts(request: PortalRequest, summary_items: list[Any]) -> None:
    """Last, after the rooms of Wagtail that add theirs: what waits counts here, not how much there is."""
    summary_items.clear()


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def my_work() -> MenuItem:
    return MenuItem(_("Mijn werk"), reverse("wagtailadmin_home"), name="my-work", icon_name="home", order=1)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def the_site() -> MenuItem:
    return MenuItem(_("Bekijk de site"), reverse("web:home"), name="site", icon_name="site", order=9000)


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def help_for_editors() -> MenuItem:
    return MenuItem(_("Hulp"), reverse("cms_work:help"), name="our-help", icon_name="help", order=9100)


@hooks.register("insert_global_admin_css")  # type: ignore[untyped-decorator]
def styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms_work/work.css"))
