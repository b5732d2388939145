"""What was typed at a console, behind its prompt: no row, head or label of what the console answered."""

from collections.abc import Sequence

from extractors.tables.stages import Line

PROMPTS = frozenset({">", ">>", ">>>", "R>"})
"""What stands before a line that is typed."""

GOES_ON = frozenset({"+", "...", "…"})
"""What stands before the next line of the same input."""

OPENS = "(\"'_"
"""What input begins with that no letter does; before a figure the sign ">" mostly means "more than"."""

FLUSH, NEXT_LINE = 3.0, 1.2
"""Points up to which prompts stand below each other, and letter sizes between lines of one input, at most."""


def typed_in(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that were typed at a console's prompt, those too on which they go on. `lines` come from the top."""
    found: list[Line] = []
    for line in lines:
        goes_on = bool(found) and line.words[0].text in GOES_ON and _is_below(line, found[-1])
        if goes_on or _is_prompted(line):
            found.append(line)
    return tuple(found)


def _is_prompted(line: Line) -> bool:
    if line.words[0].text not in PROMPTS or len(line.words) < 2:
        return False
    first = line.words[1].text[0]
    return first.isalpha() or first in OPENS


def _is_below(line: Line, above: Line) -> bool:
    near = line.box.top - above.box.bottom < NEXT_LINE * line.words[0].size
    return near and abs(line.box.x0 - above.box.x0) < FLUSH
