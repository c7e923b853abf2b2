"""Packs pages with gzip, but only where nothing in them is secret.

An attacker who sees the length of packed answers, and gets words of his own into a page, learns the secrets in that
page letter by letter (the BREACH attack). A page that nobody signed in for, that came without a cookie and that sets
none, holds no secret: no form token, no name, nothing for partners. Those are packed, and they are what people on a
slow phone meet. All others go as they are.
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class PackPublicPages(GZipMiddleware):
    """Django's own packing, for answers in which cookies play no part."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Pack it, or leave it alone when a cookie came with the question or goes with the answer."""
        if request.COOKIES or response.cookies:
            return response
        return super().process_response(request, response)
