"""A document and its mentions in, statements of agreements, aid and claims out."""
