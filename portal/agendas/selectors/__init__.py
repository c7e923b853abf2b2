"""Reads of agendas: always of what the actor hears now, and time windows of the rest."""

from portal.agendas.selectors.agenda import Agenda, Line, agenda
from portal.agendas.selectors.item import ItemPage, hearing_of, item_page
from portal.agendas.selectors.lists import actions, bottlenecks
from portal.agendas.selectors.table import Hearing, hearing

__all__ = [
    "Agenda",
    "Hearing",
    "ItemPage",
    "Line",
    "actions",
    "agenda",
    "bottlenecks",
    "hearing",
    "hearing_of",
    "item_page",
]
