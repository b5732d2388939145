"""What the first pages of a paper print about it: its pieces, and which of them are title, names, year and publisher."""
