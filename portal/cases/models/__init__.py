from portal.cases.models.access import CaseAccess
from portal.cases.models.breaking import BreakGlass
from portal.cases.models.case import Case, Household
from portal.cases.models.document import CaseDocument

__all__ = ["BreakGlass", "Case", "CaseAccess", "CaseDocument", "Household"]
