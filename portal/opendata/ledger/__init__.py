"""Keeps when an entry became public, changed and ceased to be: written where the change is made, read by feeds."""
