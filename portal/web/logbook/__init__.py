"""The log on a screen: all of it for who guards the privacy of a portal, that of one's own people for an
administrator."""
