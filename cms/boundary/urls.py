"""Wagtail's admin, each address behind the wall. Mounted at /cms/ on the host of a portal, outside the languages."""

from wagtail.admin import urls as wagtail_urls

from cms.boundary.wall import wall_in

urlpatterns = wall_in(wagtail_urls.urlpatterns)
