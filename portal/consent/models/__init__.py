from portal.consent.models.grounds import Ground, GroundEvent, GroundParty
from portal.consent.models.purposes import DataCategory, Purpose
from portal.consent.models.receipts import ReceiptCode

__all__ = ["DataCategory", "Ground", "GroundEvent", "GroundParty", "Purpose", "ReceiptCode"]
