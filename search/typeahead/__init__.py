"""What the box offers while somebody types: services, topics, organisations and places."""
