"""What several people do at one moment, each on a connection of their own. Everything here is committed."""
