"""Two filled portals and an editor's browser, as the tests of the wall have them."""

from tests.cms.boundary.conftest import browser, here, media_of_the_test, there

__all__ = ["browser", "here", "media_of_the_test", "there"]
