"""Where the bytes of private files lie, what may come in, who looks at it first, and what becomes of the rest."""
