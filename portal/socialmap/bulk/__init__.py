"""Work on a filtered list of services: seen first, done with progress, taken back where that can be."""
