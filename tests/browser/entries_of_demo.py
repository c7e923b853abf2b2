"""Where entries of the demo stand that the pages are looked at with."""

from portal.demo.filling.socialmap import uid_of
from tests.browser.site import MAIN


def uid_of_demo(name: str) -> str:
    return str(uid_of(MAIN, "service", name))


def _of_demo(name: str) -> str:
    return f"/hulp/{uid_of_demo(name)}/"


SERVICE, FOOD_BANK, SECRET = _of_demo("hulp-geldzorgen"), _of_demo("voedselbank-samen"), _of_demo("stille-haven")
ORGANISATION = f"/organisatie/{uid_of(MAIN, 'organization', 'gemeente')}/"
PARTNERS_ONLY = _of_demo("spoedtas")
