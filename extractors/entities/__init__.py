"""A document in, mentions of countries, dates, amounts and organisations out."""
