"""What editors fill in: plain fields, the week, and rows that come and go."""
