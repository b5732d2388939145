"""Tables and mentions in, observations out: each figure of each table with what it is of.

Stage by stage, each to be looked at: `figures` (what a cell says), `frame` (where figures stand, and the labels beside
and over them), `roles` (what labels say), `reading` (one table), `totals` (do sums come out).
"""

from extractors.observations.finding import Found, find

__all__ = ["Found", "find"]
