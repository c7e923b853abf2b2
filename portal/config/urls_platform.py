"""The addresses of hosts that are no portal: in the demo, bare `localhost` lists the example portals."""

from django.urls import path

from portal.web.views.demo_index import demo_index

urlpatterns = [path("", demo_index, name="demo_index")]

handler400 = "portal.web.views.errors.bad_request"
handler404 = "portal.web.views.errors.page_not_found"
handler500 = "portal.web.views.errors.server_error"
