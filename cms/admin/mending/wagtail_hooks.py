"""Where the list stands in the admin."""

from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def addresses() -> list[URLResolver]:
    return [path("beter/", include("cms.admin.mending.urls"))]


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def menu() -> MenuItem:
    return MenuItem(
        _("Wat moet er beter"), reverse("cms_mending:overview"), name="mending", icon_name="clipboard-list", order=60
    )


@hooks.register("insert_global_admin_css")  # type: ignore[untyped-decorator]
def styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms_mending/list.css"))
