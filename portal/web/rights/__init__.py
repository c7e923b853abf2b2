"""Rights of a resident on a screen: what is known of them, erasing it, and holding that back."""
