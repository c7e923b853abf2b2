"""Hand-overs from one organisation to another: states, clocks, kinds, receivers, conversation."""
