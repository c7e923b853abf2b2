from tests.portal.socialmap.spreadsheet.conftest import with_words

__all__ = ["with_words"]
