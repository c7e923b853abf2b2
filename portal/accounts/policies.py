"""Who may give or end which role, where: pure rules over data. The matrix says whether somebody may grant at all."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tenants.access import Decision, Role, allow, refuse
from tenants.models import OrganisationKind

OF_A_PARTNER = frozenset({Role.PARTNER, Role.PARTNER_ADMIN, Role.VOLUNTEER})
OF_THE_MUNICIPALITY = frozenset({Role.CONSULTANT, Role.MUNICIPALITY_ADMIN, Role.EDITOR, Role.PRIVACY_OFFICER})
ANYWHERE = frozenset({Role.ORGANISER})

# permissions.md, row "People, roles, teams": a partner administrator grants no more than a partner has, in the own
# organisation; a municipality administrator grants the municipality's roles and appoints partner administrators.
MAY_GIVE: dict[Role, frozenset[Role]] = {
    Role.PARTNER_ADMIN: OF_A_PARTNER,
    Role.MUNICIPALITY_ADMIN: OF_THE_MUNICIPALITY | ANYWHERE | frozenset({Role.PARTNER_ADMIN}),
    Role.SYSTEM: OF_A_PARTNER | OF_THE_MUNICIPALITY | ANYWHERE | frozenset({Role.RESIDENT, Role.OPERATOR}),
}
IN_THE_WHOLE_PORTAL = frozenset({Role.MUNICIPALITY_ADMIN, Role.SYSTEM})
IN_THE_OWN_PLACE = frozenset({Role.PARTNER_ADMIN})
# Who administers others, and so cannot be the last one to leave.
ADMINISTRATORS = frozenset({Role.PARTNER_ADMIN, Role.MUNICIPALITY_ADMIN})

ALREADY = gettext_lazy("Deze persoon heeft deze rol al.")
LAST_OF_PORTAL = gettext_lazy("Dit is de laatste beheerder van dit portaal. Wijs eerst iemand anders aan.")


@dataclass(frozen=True)
class Post:
    """A role in an organisation: what is given or ended. Without an organisation for residents and operators."""

    role: Role
    organisation: int | None
    kind: OrganisationKind | None


@dataclass(frozen=True)
class Giver:
    """What counts of the one who gives or ends: the roles in the portal, and in which organisation each is held."""

    roles: frozenset[Role]
    held_in: frozenset[tuple[int, Role]]

    def gives_as(self, organisation: int | None) -> frozenset[Role]:
        """The roles with which they may act on people of this organisation."""
        whole = self.roles & IN_THE_WHOLE_PORTAL
        own = frozenset(role for place, role in self.held_in if place == organisation)
        return whole | (own & IN_THE_OWN_PLACE)


def may_give(giver: Giver, post: Post, *, to_self: bool) -> Decision:
    """Tell whether this role may be given there by them, and if not, why not."""
    if to_self:
        return refuse(_("U kunt uzelf geen rol geven. Vraag een andere beheerder."))
    if post.role in OF_THE_MUNICIPALITY and post.kind != OrganisationKind.MUNICIPALITY:
        return refuse(_("Deze rol bestaat alleen bij een gemeente. Kies een andere rol."))
    acting_as = giver.gives_as(post.organisation)
    if not acting_as:
        return refuse(_("U beheert de mensen van deze organisatie niet."))
    if not any(post.role in MAY_GIVE[role] for role in acting_as):
        return refuse(_("U kunt deze rol niet geven. U geeft nooit meer rechten dan u zelf mag uitdelen."))
    return allow()


def roles_to_give(giver: Giver, organisation: int | None, kind: OrganisationKind | None) -> list[Role]:
    """The roles to choose from in a form, in the order of the matrix."""
    return [role for role in Role if may_give(giver, Post(role, organisation, kind), to_self=False)]


def may_end(giver: Giver, post: Post, *, of_self: bool, is_last: bool) -> Decision:
    """Tell whether this role may be ended by them.

    Args:
        of_self: it is their own role.
        is_last: nobody else would administer this organisation (or, for the municipality's role, this portal).
    """
    if is_last and of_self and post.role in ADMINISTRATORS:
        return refuse(_("U bent de laatste beheerder. Wijs eerst iemand anders aan, dan kunt u deze rol beëindigen."))
    if is_last and post.role == Role.MUNICIPALITY_ADMIN:
        return refuse(str(LAST_OF_PORTAL))
    acting_as = giver.gives_as(post.organisation)
    if acting_as & IN_THE_WHOLE_PORTAL or (acting_as and post.role in OF_A_PARTNER):
        return allow()
    return refuse(_("U beheert deze rol niet."))


def may_appoint(roles: frozenset[Role], post: Post) -> Decision:
    """Tell whether a role may be given without an invitation: by the system alone."""
    if Role.SYSTEM not in roles:
        return refuse(_("Dit kan alleen het systeem zelf."))
    return may_give(Giver(roles, frozenset()), post, to_self=False)


def may_dismiss(*, of_self: bool, rest_elsewhere: bool) -> Decision:
    """Tell whether somebody's access may be ended as a whole by this administrator.

    Args:
        of_self: they would end their own access.
        rest_elsewhere: the person holds no role that this administrator may end.
    """
    if of_self:
        return refuse(_("U kunt uw eigen toegang niet beëindigen. Vraag een andere beheerder."))
    if rest_elsewhere:
        return refuse(_("Deze persoon heeft geen rol die u kunt beëindigen."))
    return allow()


def may_reset_second_factor(*, of_self: bool, works_elsewhere: bool) -> Decision:
    """Tell whether the second factor of somebody may be wiped: only where nobody else's safety hangs on it."""
    if of_self:
        return refuse(
            _("U kunt uw eigen tweede stap niet wissen. Gebruik een herstelcode of vraag een andere beheerder.")
        )
    if works_elsewhere:
        return refuse(
            _("Deze persoon werkt ook bij een andere organisatie of in een ander portaal. Vraag de platformbeheerder.")
        )
    return allow()
