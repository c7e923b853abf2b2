"""Pages in the search: a resident finds the scheme beside the service."""
