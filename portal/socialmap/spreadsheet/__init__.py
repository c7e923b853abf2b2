"""A municipality that keeps its list in Excel reads it in: seen row by row first, taken back as a whole if need be."""
