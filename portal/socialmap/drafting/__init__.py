"""Working on an entry before anybody sees it: drafts, versions, what differs, and going live.

A draft is a revision of Wagtail that knows what it touches (`Entry.touched`), so that the rest of the entry lives on.
"""
