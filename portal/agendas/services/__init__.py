"""Commands on agendas. Each is one transaction: the row, its line in the log and what people are told."""

from portal.agendas.services.acting import done, solve
from portal.agendas.services.ordering import put_in_order
from portal.agendas.services.proposing import Proposal, propose
from portal.agendas.services.running import admit, finish, longer, move_on, next_item, start, withdraw
from portal.agendas.services.setting import set_prepare_days
from portal.agendas.services.writing import Agreed, Written, add, approve, write

__all__ = [
    "Agreed",
    "Proposal",
    "Written",
    "add",
    "admit",
    "approve",
    "done",
    "finish",
    "longer",
    "move_on",
    "next_item",
    "propose",
    "put_in_order",
    "set_prepare_days",
    "solve",
    "start",
    "withdraw",
    "write",
]
