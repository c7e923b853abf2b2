"""How big a list may be. A file is somebody's, so nothing of it is believed before it is measured."""

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 80 * 1024 * 1024
MOST_PARTS = 500
MOST_ROWS = 10_000
MOST_COLUMNS = 200
LONGEST_CELL = 20_000
# A sheet that was once formatted to its end has a million rows of nothing.
EMPTY_ROWS = 1_000
HEADING_WITHIN = 15  # rows
LONGEST_HEADING = 200
