from portal.accounts.models.invitation import Invitation, InvitationState
from portal.accounts.models.person import User, UserManager

__all__ = ["Invitation", "InvitationState", "User", "UserManager"]
