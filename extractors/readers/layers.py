"""Layers of a page: what lies on one that is switched off is in the file and is not displayed (ISO 32000-1, 8.11)."""

from collections.abc import Iterator, Mapping

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import LIT

LAYER = LIT("OC")
MEMBERS = LIT("OCMD")
OFF = LIT("OFF")

POLICIES = {LIT("AllOn"): (all, True), LIT("AnyOff"): (any, False), LIT("AllOff"): (all, False)}
"""When what belongs to several layers is displayed; where nothing is said, if any of them is on."""


class Layers:
    """The layers of a file, and those that what is painted lies on at the moment.

    `open` holds for each marked sequence that has begun whether it is switched off.
    """

    def __init__(self, catalog: Mapping[str, object]) -> None:
        self.off = frozenset(_switched_off(catalog))
        self.open: list[bool] = []

    @property
    def are_off(self) -> bool:
        """Whether what is painted now is not displayed."""
        return bool(self.off) and any(self.open)

    def begin(self, tag: object, layer: object) -> None:
        """A marked sequence begins; `layer` is what its dictionary says, as it stands in the file."""
        self.open.append(bool(self.off) and tag is LAYER and self._is_off(layer))

    def end(self) -> None:
        """The sequence begun last ends; one that never began does no harm."""
        if self.open:
            self.open.pop()

    def _is_off(self, layer: object) -> bool:
        if isinstance(layer, PDFObjRef) and layer.objid in self.off:
            return True
        group = resolve1(layer)
        if not isinstance(group, dict) or group.get("Type") is not MEMBERS:
            return False
        members = group.get("OCGs")
        on = [each not in self.off for each in _numbers(members if isinstance(members, PDFObjRef) else resolve1(members))]
        how, wanted = POLICIES.get(resolve1(group.get("P")), (any, True))
        return bool(on) and not how(each is wanted for each in on)


def _switched_off(catalog: Mapping[str, object]) -> Iterator[int]:
    """The object numbers of the layers that are off when the file is opened."""
    properties = resolve1(catalog.get("OCProperties"))
    if not isinstance(properties, dict):
        return
    opened = resolve1(properties.get("D"))
    usual: Mapping[str, object] = opened if isinstance(opened, dict) else {}
    if resolve1(usual.get("BaseState")) is OFF:
        shown = set(_numbers(resolve1(usual.get("ON"))))
        yield from (number for number in _numbers(resolve1(properties.get("OCGs"))) if number not in shown)
    yield from _numbers(resolve1(usual.get("OFF")))


def _numbers(layers: object) -> list[int]:
    """The object numbers of the layers in a list, or of a single one."""
    each = layers if isinstance(layers, list) else [layers]
    return [layer.objid for layer in each if isinstance(layer, PDFObjRef)]
