"""The borders of municipalities: read from a file, made light with shared borders kept shared, and kept per portal."""
