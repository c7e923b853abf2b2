"""How the object of a request stands to the portal and the people in it."""

from enum import StrEnum


class Standing(StrEnum):
    OWN = "own"
    OTHER_ORGANISATION = "of another organisation"
    PARTNERS_ONLY = "for partners only"
    SECRET_PLACE = "at a secret place"
    HIDDEN = "not published"
    FOREIGN = "of another portal"
    OFFERED = "of another portal, offered and not taken in"
    RANDOM = "that does not exist"
