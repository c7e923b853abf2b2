"""The pages of each example portal: shapes.py says of what, reading.py reads the files."""
