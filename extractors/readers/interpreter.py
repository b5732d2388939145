"""A page's content run operator by operator: pdfminer's interpreter over a lexer of our own.

Pages, resources, fonts and what the operators mean are pdfminer's. The operators that most pages are made of are done here
without its checks of what was checked before; which they are, and that they paint the same, tests/extractors/readers/
test_interpreter.py shows over pages and over tangled content. The device is told, besides, on which layer something is
painted, within which clip, and how much of it shows through.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFTextState
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfminer.psparser import PSLiteral

from extractors.readers.contents import MOST_UNPACKED
from extractors.readers.layers import LAYER
from extractors.readers.lexer import Lexer
from extractors.readers.painted import PageLimit

NO_NUMBER = (TypeError, ValueError, OverflowError)
"""What asking an operand for a number may raise: such an operator does nothing."""

State = TypeVar("State", PDFTextState, PDFGraphicState)


class Interpreter(PDFPageInterpreter):
    """Runs content on a canvas. Raises PageLimit where there is more of it than is read."""

    def execute(self, streams: Sequence[object]) -> None:
        content, is_whole = self._content(streams)
        stack: list[Any] = self.argstack
        for word in Lexer(content, stack).operators():
            function, n = _operator(word)
            if function is None:
                continue
            if not n:
                function(self)
                continue
            operands = stack[-n:]
            del stack[-n:]
            if len(operands) == n:
                function(self, *operands)
        if not is_whole:
            raise PageLimit

    def _content(self, streams: Sequence[object]) -> tuple[bytes, bool]:
        """The bytes of content streams as one, and whether that is all of them.

        Left out are streams that are being run already and those that are no objects of the file.
        """
        self.stream_ids.clear()
        parts: list[bytes] = []
        size = 0
        for stream in map(stream_value, streams):
            if stream.objid is None or stream.objid in self.parent_stream_ids:
                continue
            self.stream_ids.add(stream.objid)
            parts.append(stream.get_data())
            size += len(parts[-1])
            if size > MOST_UNPACKED:
                return b"\n".join(parts)[:MOST_UNPACKED], False
        return b"\n".join(parts), True

    def pop(self, n: int) -> list[Any]:
        if not n:
            return []
        operands = self.argstack[-n:]
        del self.argstack[-n:]
        return operands

    def do_q(self) -> None:
        self.gstack.append((self.ctm, _copy(self.textstate), _copy(self.graphicstate)))
        self.device.clips.save()  # type: ignore[attr-defined]

    def do_Q(self) -> None:
        if self.gstack:
            self.device.clips.restore()  # type: ignore[attr-defined]
        super().do_Q()

    def do_gs(self, name: Any) -> None:
        states = resolve1(self.resources.get("ExtGState"))
        state = resolve1(states.get(name.name)) if isinstance(states, dict) and isinstance(name, PSLiteral) else None
        share = resolve1(state.get("ca")) if isinstance(state, dict) else None
        if isinstance(share, int | float):
            self.graphicstate.opacity = min(1.0, max(0.0, float(share)))  # type: ignore[attr-defined]

    def do_m(self, x: Any, y: Any) -> None:
        try:
            self.curpath.append(("m", float(x), float(y)))
        except NO_NUMBER:
            return

    def do_l(self, x: Any, y: Any) -> None:
        try:
            self.curpath.append(("l", float(x), float(y)))
        except NO_NUMBER:
            return

    def do_c(self, x1: Any, y1: Any, x2: Any, y2: Any, x3: Any, y3: Any) -> None:
        try:
            self.curpath.append(("c", float(x1), float(y1), float(x2), float(y2), float(x3), float(y3)))
        except NO_NUMBER:
            return

    def do_re(self, x: Any, y: Any, w: Any, h: Any) -> None:
        try:
            x, y, w, h = float(x), float(y), float(w), float(h)
        except NO_NUMBER:
            return
        self.curpath += (("m", x, y), ("l", x + w, y), ("l", x + w, y + h), ("l", x, y + h), ("h",))

    def do_sh(self, name: Any) -> None:  # noqa: ARG002
        self.device.shade()  # type: ignore[attr-defined]

    def do_W(self) -> None:
        self.device.clip(self.curpath)  # type: ignore[attr-defined]

    def do_W_a(self) -> None:
        self.do_W()

    def do_Td(self, tx: Any, ty: Any) -> None:
        state = self.textstate
        state.linematrix = (0, 0)
        try:
            tx, ty = float(tx), float(ty)
        except NO_NUMBER:
            return
        a, b, c, d, e, f = state.matrix
        state.matrix = (a, b, c, d, tx * a + ty * c + e, tx * b + ty * d + f)

    def do_Tm(self, a: Any, b: Any, c: Any, d: Any, e: Any, f: Any) -> None:
        try:
            matrix = (float(a), float(b), float(c), float(d), float(e), float(f))
        except NO_NUMBER:
            return
        self.textstate.matrix = matrix
        self.textstate.linematrix = (0, 0)

    def do_TJ(self, seq: Any) -> None:
        if self.textstate.font is not None:
            self.device.render_string(self.textstate, seq, self.graphicstate.ncs, self.graphicstate)

    def do_BDC(self, tag: Any, props: Any) -> None:
        named = resolve1(self.resources.get("Properties"))
        known = isinstance(props, PSLiteral) and isinstance(named, dict)
        super().do_BDC(tag, named.get(props.name) if known else props)

    def do_Do(self, xobjid_arg: Any) -> None:
        painted = resolve1(self.xobjmap.get(xobjid_arg.name)) if isinstance(xobjid_arg, PSLiteral) else None
        layer = painted.get("OC") if isinstance(painted, PDFStream) else None
        self.device.begin_tag(LAYER, layer)
        depth, saved = len(self.device.layers.open), self.device.clips.depth  # type: ignore[attr-defined]
        self.device.clips.save()  # type: ignore[attr-defined]
        opacity = self.device.opacity  # type: ignore[attr-defined]
        self.device.opacity = opacity * getattr(self.graphicstate, "opacity", 1.0)  # type: ignore[attr-defined]
        super().do_Do(xobjid_arg)
        self.device.opacity = opacity  # type: ignore[attr-defined]
        self.device.clips.restore(saved)  # type: ignore[attr-defined]  # a form may leave some saved
        del self.device.layers.open[depth:]  # type: ignore[attr-defined]  # and some open
        self.device.end_tag()


@lru_cache(maxsize=4096)
def _operator(word: bytes) -> tuple[Callable[..., None] | None, int]:
    """What an operator does and how many operands it takes; None for one that does not exist."""
    name = str(word, "utf-8", "ignore").replace("*", "_a").replace('"', "_w").replace("'", "_q")
    function = getattr(Interpreter, f"do_{name}", None)
    return (None, 0) if function is None else (function, function.__code__.co_argcount - 1)


def _copy(state: State) -> State:
    """A state of the text or the graphics to be saved: what it holds is never changed in place."""
    copied = object.__new__(type(state))
    copied.__dict__.update(state.__dict__)
    return copied
