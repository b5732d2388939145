"""Pages in, a paper in reading order out: columns, furniture, sections, and the one text that offsets count in."""
