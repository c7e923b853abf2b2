"""Lighthouse on the pages that people meet first."""
