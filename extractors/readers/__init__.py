"""Bytes in, pages of words, rulings, fills and pictures out."""
