"""The style guide: every component with invented content, for designers and for the tests of accessibility."""
