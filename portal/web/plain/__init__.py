"""Pages for when little works: no database, no template engine, no style sheet. They carry what they need."""

from portal.web.plain.page import plain_page
from portal.web.plain.troubles import AWAY, BROKEN, CLOSED, Trouble

__all__ = ["AWAY", "BROKEN", "CLOSED", "Trouble", "plain_page"]
