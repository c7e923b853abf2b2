"""The worklist of one team in a portal that is a hundred times as large."""
