"""Dutch postcodes and places: where somebody is, and how far a service is from there."""
