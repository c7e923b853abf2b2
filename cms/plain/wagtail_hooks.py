"""Where the checks stand in the admin."""

from django.templatetags.static import static
from django.urls import URLResolver, include, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def addresses() -> list[URLResolver]:
    return [path("leesbaarheid/", include("cms.plain.urls"))]


@hooks.register("insert_global_admin_css")  # type: ignore[untyped-decorator]
def styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("cms_plain/reading.css"))
