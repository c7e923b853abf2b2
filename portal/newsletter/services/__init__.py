"""Commands of the newsletter: coming and leaving, sending and stopping."""

from portal.newsletter.services.mailings import start_mailing, stop_mailing, withdraw_issue
from portal.newsletter.services.subscribing import ask, confirm, invited, require_own_link, unsubscribe

__all__ = [
    "ask",
    "confirm",
    "invited",
    "require_own_link",
    "start_mailing",
    "stop_mailing",
    "unsubscribe",
    "withdraw_issue",
]
