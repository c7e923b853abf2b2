"""What Wagtail's screens offer for a page, without a query for what the page itself knows."""

from wagtail.models.pages import PagePermissionTester


class KnownOfThePage(PagePermissionTester):  # type: ignore[misc]
    """As Wagtail's. A list of pages asks this of each row, twice."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Whoever may not publish takes away no page on the site, nor one with a page on the site under it."""
        if "publish" not in self.permissions:
            if self.page.live:
                return False
            if self.page.is_leaf() and "change" in self.permissions:
                return bool(self.user.is_active) and not self.page_is_root
        return bool(super().can_delete(ignore_bulk=ignore_bulk))
