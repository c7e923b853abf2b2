"""When two writings are the same for a blind index. What is given here may never change once rows were written."""

import re
import unicodedata
from datetime import date, datetime

# Letters that Unicode does not take apart and people leave out all the same.
_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŧ": "t"}
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DUTCH = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")


def plain_text(value: str) -> str:
    """Without capitals, diacritics, and spaces that do not part words. `"  José  DE Vries "` is `"jose de vries"`."""
    return " ".join(_bare(_bare(value).casefold()).translate(_PLAIN_LETTERS).split())


def iso_date(value: date | str) -> str:
    """A day as 1980-01-31, out of a date, or a text like 1980-01-31 or 31-1-1980.

    Raises:
        ValueError: it is no day. Never says what was given.
    """
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = value.strip()
    if iso := _ISO.fullmatch(text):
        year, month, day = iso.groups()
    elif dutch := _DUTCH.fullmatch(text):
        day, month, year = dutch.groups()
    else:
        raise ValueError("This is not a day like 31-01-1980.")
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        raise ValueError("There is no such day.") from None


def name_and_day(name: str, day: date | str) -> str:
    """Somebody's name with the day of their birth: one index over both tells less than two."""
    bare = plain_text(name)
    return f"{bare}\n{iso_date(day)}" if bare else ""


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(each for each in decomposed if unicodedata.category(each) != "Mn")
