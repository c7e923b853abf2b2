"""What the database itself guards, behind the code: rows that only get added, keys inside one tenant, roles."""
