"""What stands in the address of a list: words, whatever somebody typed there."""

from portal.library.selectors.questions import MOST_WORDS
from tenants.http import PortalRequest


def words_asked(request: PortalRequest, name: str = "q") -> str:
    """The words, without what no database takes."""
    written = request.GET.get(name, "").replace("\x00", "")
    return written.encode("utf-8", "ignore").decode().strip()[:MOST_WORDS]
