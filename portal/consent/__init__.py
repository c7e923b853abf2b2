"""Why something about a resident may be shared, with whom, which data and until when: the ledger of grounds.

Knows a resident by a pseudonym alone. What follows from a ground (who may open a case) is the work of the rooms above,
which listen to `events`.
"""
