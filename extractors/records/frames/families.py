"""What a role of one kind of fact is for a fact of another kind."""

from collections.abc import Mapping

from extractors.records.frames.lexicon import Role

FAMILIES: Mapping[str, Mapping[Role, Role]] = {
    "financing": {
        "giver": "giver",
        "receiver": "receiver",
        "area": "receiver",
        "counterpart": "giver",
        "place": "receiver",
        "party": "receiver",
        "holder": "receiver",
        "contractor": "contractor",
        "operator": "operator",
    },
    "claim": {
        "giver": "counterpart",
        "receiver": "area",
        "area": "area",
        "counterpart": "counterpart",
        "place": "area",
        "party": "area",
        "holder": "area",
        "owner": "counterpart",
    },
    "agreement": {
        "giver": "party",
        "receiver": "party",
        "area": "party",
        "counterpart": "party",
        "party": "party",
        "contractor": "party",
    },
    "project": {
        "giver": "giver",
        "receiver": "place",
        "area": "place",
        "counterpart": "giver",
        "place": "place",
        "contractor": "contractor",
        "operator": "operator",
        "owner": "owner",
    },
}
"""What a role of one frame is for a fact of another kind: who gives by the verb is the counterpart of a claim's noun."""
