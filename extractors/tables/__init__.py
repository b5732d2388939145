"""Pages in, logical tables out."""
