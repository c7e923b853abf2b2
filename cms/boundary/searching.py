"""What somebody types into a search box of the admin, as the search of Wagtail can read it.

Its reader of search texts takes quotes and any number of words. On SQLite a quote without its other half, and some
hundreds of words, ended in an error page; much text costs much work everywhere (CVE-2024-39317 was of that kind).
"""

from django.http import HttpRequest, QueryDict

# The parameters in which the lists, the choosers and the pages API of the admin take a search text.
BOXES = ("q", "search")
MOST_WORDS, MOST_SIGNS = 20, 200


def tidy_search(request: HttpRequest) -> None:
    """Put the readable text in the place of what was sent; leave a request without a search as it is."""
    if not any(box in request.GET for box in BOXES):
        return
    tidied: QueryDict = request.GET.copy()
    for box in BOXES:
        if box in tidied:
            tidied.setlist(box, [readable(text) for text in tidied.getlist(box)])
    request.GET = tidied  # type: ignore[assignment]


def readable(text: str) -> str:
    """The words of a search text without quotes: at most 20 of them, and at most 200 signs."""
    return " ".join(text[:MOST_SIGNS].replace('"', " ").replace("'", " ").replace("\x00", " ").split()[:MOST_WORDS])
