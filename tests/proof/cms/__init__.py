"""What the pages of editors and their screens cost, and what they hold against."""
