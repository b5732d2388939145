"""The corpus: the shell around the extractors."""
