"""What a version is made from, in fingerprints: the same ones give the same version."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict

from flows.expectations import Expectation
from flows.extract import code
from flows.extract.corpus import Store
from flows.gather import Decided
from flows.ingest import Ingested


def fingerprints(found: Ingested, store: Store, decided: Decided, expected: Sequence[Expectation]) -> dict[str, str]:
    """Fingerprints of papers, code, limits, decisions and expectations, by what they are of."""
    return {
        "papers": found.fingerprint,
        "code": f"{store.code} {code.reconciler_version()}",
        "limits": store.limits.fingerprint,
        "decisions": decided.fingerprint,
        "decision_ids": decided.ids,
        "expectations": _fingerprint(expected),
        "layout": code.layout_version(),
    }


def _fingerprint(expected: Sequence[Expectation]) -> str:
    """12 hex digits that name expectations; "" for none."""
    plain = json.dumps([asdict(one) for one in expected], ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()[:12] if expected else ""
