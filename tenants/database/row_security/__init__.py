"""The second lock on PostgreSQL: row-level security that binds the owner of the tables too.

An app says in its AppConfig which rows of each table an actor sees and writes, as data:

    row_security = {"Message": Guarded(through("referrals.Referral", "referral_id")), "Kind": "Tells of no person."}

`declaring` has the words for it, `installing` puts the policies in place after migrating, and `telling` tells the
connection whose rows it may show (tenants/sight.py), just before a statement that names a guarded table.
"""

from tenants.database.row_security.declaring import (
    Guarded,
    Predicate,
    both,
    either,
    in_teams,
    no_actor,
    of_subject,
    own,
    rows_where,
    seen_apart,
    through,
    whoever_may,
)

__all__ = [
    "Guarded",
    "Predicate",
    "both",
    "either",
    "in_teams",
    "no_actor",
    "of_subject",
    "own",
    "rows_where",
    "seen_apart",
    "through",
    "whoever_may",
]
