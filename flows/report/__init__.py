"""The dataset as a page that a person reads."""
