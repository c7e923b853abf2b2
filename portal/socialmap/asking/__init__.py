"""Asking owners whether an entry is still true: a mail with a signed link, an answer without account, and silence.

`steps` holds the rule as data, `links` the signature, `rounds` asks and follows up, `answering` takes the answer.
"""
