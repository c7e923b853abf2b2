"""Letters and contact cards to residents, from the templates of the portal, on paper."""
