"""One paper in one limited child process; cached by content and code."""
