"""Many papers' statements in, distinct entities and facts out. Pure."""
