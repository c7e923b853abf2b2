"""Reads of what is open to everybody, as documents of HSDS 3.1."""
