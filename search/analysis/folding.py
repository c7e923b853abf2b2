"""From text to plain words: lower case, no accents, no apostrophes."""

import re
import unicodedata

_APOSTROPHES = re.compile("['\u2018\u2019`\u00b4]")
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Lower case without accents; NFKD also opens the Dutch ij ligature and full-width letters."""
    if text.isascii():
        return text.lower()
    opened = unicodedata.normalize("NFKD", text.lower()).replace("ß", "ss")
    return "".join(letter for letter in opened if not unicodedata.combining(letter)).lower()


def words(text: str) -> list[str]:
    """The words of a text, folded. An apostrophe is dropped, not a border: zzp'er is one word."""
    # Quotes that NFKD would open into a space and an accent are dropped before folding.
    return _WORD.findall(fold(_APOSTROPHES.sub("", text)))


def is_latin(word: str) -> bool:
    """Whether Dutch rules make sense of the word; others (Arabic, Cyrillic) are matched as they stand."""
    return word.isascii()
