"""Where open data has its addresses."""

API = "/api/hsds/v3"
PAGE = "/open-data/"
DOWNLOADS = "/open-data/download/"
FEED = "/open-data/wijzigingen"


def is_for_programs(path: str) -> bool:
    """Whether programs read what stands here; the page beside it is for people, and is like any other page."""
    return path == API or path.startswith((f"{API}/", DOWNLOADS, FEED))
