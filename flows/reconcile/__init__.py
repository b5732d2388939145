"""Many papers' statements become distinct entities and facts, each with its evidence and reasons. Pure."""

from flows.reconcile.corpus import Reconciled, reconcile

__all__ = ["Reconciled", "reconcile"]
