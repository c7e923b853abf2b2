"""What a resident sees of their own matter: who knows what, how the help goes, and how to stop it."""
