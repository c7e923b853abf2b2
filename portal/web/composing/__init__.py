"""From what search and the social map answer to what a page shows. Pure: no database, no request."""
