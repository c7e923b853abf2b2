"""The whole directory in one file. Made while it is sent, so that what became secret a second ago is not in it."""
