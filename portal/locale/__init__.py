"""Words and written forms of other languages than Dutch. See README.md."""
