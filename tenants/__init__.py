"""The kernel: who is here (tenants, organisations, teams), who may do what, and what is remembered of it.

Imports nothing of the rest of the house.
"""
