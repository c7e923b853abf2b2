"""System checks that refuse start-up: a model nobody thought about, an address without a guard, an unsafe setting."""
