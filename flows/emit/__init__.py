"""Rows in, an immutable version of the dataset out."""
