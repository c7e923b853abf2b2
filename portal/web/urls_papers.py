"""Papers of the site that programs read: one address each, whatever the language."""

from django.urls import path

from portal.web.theming import views as theming
from portal.web.views import papers

app_name = "papers"

urlpatterns = [
    path("robots.txt", papers.robots, name="robots"),
    path("sitemap.xml", papers.sitemap, name="sitemap"),
    path("sitemap-<slug:kind>-<int:number>.xml", papers.sitemap_part, name="sitemap_part"),
    path(".well-known/security.txt", papers.security, name="security"),
    path("manifest.webmanifest", papers.manifest, name="manifest"),
    path("thema/<slug:digest>.css", theming.style, name="theme"),
    path("thema/logo/<slug:digest>/", theming.logo, name="logo"),
    path("favicon.ico", papers.favicon, name="favicon"),
]
