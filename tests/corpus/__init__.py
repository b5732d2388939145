"""The corpus that ships: its catalogue and its sample papers."""
