"""An app of the tests alone: a table with personal data, before the rooms that will have one."""
