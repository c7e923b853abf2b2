"""The theme that a portal chooses for itself: a hue, corners, letters and a logo, never a colour. Its style sheet is a
file of our own host, made of what is kept; its address holds a hash of it, so browsers may keep it for good."""
