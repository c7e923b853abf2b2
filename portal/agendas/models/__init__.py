"""Tables of agendas."""

from portal.agendas.models.action import ItemAction
from portal.agendas.models.addition import ItemAddition
from portal.agendas.models.item import AgendaItem
from portal.agendas.models.link import AnonymousLink
from portal.agendas.models.message import ResidentMessage
from portal.agendas.models.settings import AgendaSettings

__all__ = ["AgendaItem", "AgendaSettings", "AnonymousLink", "ItemAction", "ItemAddition", "ResidentMessage"]
