"""One paper: bytes in, facts out. Pure functions: no network, no clock, no writing."""
