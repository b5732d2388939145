"""Ways out of a reader, tried."""
