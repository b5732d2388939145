"""Documents that TeX prints: classes, floats, rules, sizes, and things between tables that look like tables."""

from __future__ import annotations

import random
import subprocess
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from tests.benchmarks.printed import contents
from tests.benchmarks.printed.lots import Model, Slot, table
from tests.benchmarks.printed.marked import plain
from tests.benchmarks.printed.prints import Print

CLASSES = {
    "narrow": (r"\documentclass[10pt,twocolumn]{article}\usepackage[a4paper,margin=2cm,columnsep=6mm]{geometry}", 2),
    "ieee": (r"\documentclass[conference]{IEEEtran}", 2),
    "acm": (r"\documentclass[sigconf,nonacm]{acmart}\settopmatter{printacmref=false}\AtBeginDocument{\twocolumn}", 2),
    "elsevier": (r"\documentclass[5p,twocolumn]{elsarticle}", 2),
    "report": (r"\documentclass[11pt,a4paper]{article}\usepackage[margin=2.6cm]{geometry}", 1),
    "times": (r"\documentclass[10pt,twocolumn]{article}\usepackage{mathptmx}\usepackage[margin=1.9cm]{geometry}", 2),
    "single": (r"\documentclass[12pt]{article}\usepackage{charter}\usepackage[margin=3cm]{geometry}", 1),
    "lying": (r"\documentclass[10pt]{article}\usepackage[a4paper,landscape,margin=2cm]{geometry}", 1),
    "sans": (r"\documentclass{article}\usepackage{helvet}\def\familydefault{\sfdefault}\usepackage[margin=2cm]{geometry}", 1),  # noqa: E501
}  # fmt: skip

PACKAGES = r"""
\usepackage[utf8]{inputenc}
\usepackage{amsmath,amssymb,booktabs,multirow,array,graphicx,float,makecell,threeparttable,longtable,rotating,colortbl,tikz}
\usepackage[font=small]{caption}\setlength{\emergencystretch}{2em}
"""

RULES = (
    "booktabs",
    "booktabs",
    "booktabs",
    "booktabs",
    "grid",
    "grid",
    "hlines",
    "header",
    "uprights",
    "partly",
    "none",
    "bands",
)


@dataclass(frozen=True)
class Look:
    """How a table is set."""

    rules: str
    size: str
    colsep: float
    stretch: float
    above: bool
    fits: bool
    noted: str
    width: str


def document(seed: int) -> Print:
    """The document of a seed."""
    lot = random.Random(seed)
    name = lot.choice([*CLASSES])
    head, n_columns = CLASSES[name]
    packages = PACKAGES.replace("amsmath,amssymb,", "") if name == "acm" else PACKAGES
    if name == "acm":
        packages = packages.replace(r"\usepackage[utf8]{inputenc}", "")
    elif lot.random() < 0.3:
        packages += r"\usepackage[T1]{fontenc}\usepackage{lmodern}"
    sparse = lot.random() < 0.5
    body: list[str] = []
    models: list[Model] = []
    looks: list[str] = []
    wanted = lot.randint(2, 6)
    while len(models) < wanted:
        body += [_between(lot, sparse) for _ in range(lot.randint(0, 2 if sparse else 4))]
        wide = n_columns == 2 and lot.random() < 0.2
        drawn = table(lot, widest=9 if wide or n_columns == 1 else 6, longest=14)
        model = replace(drawn, number=len(models) + 1)
        look = _look(lot, n_columns, wide)
        models.append(model)
        looks.append(f"{name} {look.rules}{' wide' if wide else ''}{' sparse' if sparse else ''}")
        body.append(_float(lot, model, look, wide))
    body.append(_between(lot, sparse))
    code = "\n".join([head, packages, r"\begin{document}", *_title(lot, name), *body, r"\end{document}"])
    return Print(_typeset(code), tuple(models), tuple(looks))


def _title(lot: random.Random, name: str) -> list[str]:
    if lot.random() < 0.5 or name == "acm":
        return []
    return [rf"\section*{{{contents.phrase(lot, 3, 7)}}}"]


def _look(lot: random.Random, n_columns: int, wide: bool) -> Look:
    return Look(
        rules=lot.choice(RULES),
        size=lot.choice(("normalsize", "small", "small", "footnotesize", "scriptsize")),
        colsep=lot.choice((2.0, 3.0, 4.0, 6.0, 6.0, 8.0)),
        stretch=lot.choice((1.0, 1.0, 1.0, 1.2, 0.9, 1.4)),
        above=lot.random() < 0.65,
        fits=lot.random() < 0.35,
        noted=lot.choice(("three", "plain")),
        width=r"\textwidth" if wide or n_columns == 1 else r"\columnwidth",
    )


# ---------------------------------------------------------------- one table


def _float(lot: random.Random, model: Model, look: Look, wide: bool) -> str:
    env = "table*" if wide else "table"
    place = "[t]" if wide else lot.choice(("[H]", "[H]", "[t]", "[h!]"))
    caption = rf"\caption{{{model.caption.tex}}}"
    setting = tabular(model, look)
    if model.note and look.noted == "three":
        item = rf"\begin{{tablenotes}}\footnotesize\item {model.note.tex}\end{{tablenotes}}"
        setting = rf"\begin{{threeparttable}}{setting}{item}\end{{threeparttable}}"
    elif model.note:
        setting += rf"\par\smallskip\parbox{{{look.width}}}{{\footnotesize {model.note.tex}}}"
    inner = [caption, setting] if look.above else [setting, caption]
    size = rf"\{look.size}\setlength{{\tabcolsep}}{{{look.colsep}pt}}\renewcommand{{\arraystretch}}{{{look.stretch}}}"
    return "\n".join([rf"\begin{{{env}}}{place}\centering{size}", *inner, rf"\end{{{env}}}"])


def tabular(model: Model, look: Look) -> str:
    """The tabular, scaled down where it is to fit its column."""
    lines = [rf"\begin{{tabular}}{{{_columns(model, look)}}}", _rule(look, "top")]
    slots = {(s.row, s.col): s for s in model.slots}
    for row in range(model.n_rows):
        if row in model.groups and look.rules in ("booktabs", "header", "uprights", "partly"):
            lines.append(r"\midrule" if look.rules == "booktabs" else r"\hline")
        if look.rules == "bands" and (row - model.n_heads) % 2 == 0 and row >= model.n_heads:
            lines.append(r"\rowcolor[gray]{0.9}")
        lines.append(_row(model, slots, row, look) + r" \\")
        lines.append(_below(model, row, look))
    lines += [_rule(look, "bottom"), r"\end{tabular}"]
    code = "\n".join(line for line in lines if line)
    if "p" in model.aligned:
        return code
    return rf"\resizebox{{\ifdim\width>{look.width}{look.width}\else\width\fi}}{{!}}{{{code}}}"


def _columns(model: Model, look: Look) -> str:
    n_wrapped = model.aligned.count("p")
    share = 0.62 / max(1, n_wrapped)
    specs = [rf">{{\raggedright\arraybackslash}}p{{{share:.3f}{look.width}}}" if c == "p" else c for c in model.aligned]
    if look.rules == "grid":
        return "|" + "|".join(specs) + "|"
    if look.rules == "uprights":
        return "|".join(specs)
    if look.rules == "partly":
        return specs[0] + "|" + "".join(specs[1:])
    return "".join(specs)


def _rule(look: Look, which: str) -> str:
    if look.rules == "booktabs":
        return rf"\{which}rule"
    return "" if look.rules == "none" else r"\hline"


def _row(model: Model, slots: dict[tuple[int, int], Slot], row: int, look: Look) -> str:
    parts, col = [], 0
    while col < model.n_cols:
        slot = slots.get((row, col))
        if slot is None:
            parts.append("")
            col += 1
            continue
        parts.append(_cell(slot, look))
        col += slot.col_span
    return " & ".join(parts)


def _cell(slot: Slot, look: Look) -> str:
    text = slot.text.tex
    if slot.row_span > 1:
        text = rf"\multirow{{{slot.row_span}}}{{*}}{{{text}}}"
    if slot.col_span > 1:
        bar = "|" if look.rules in ("grid", "uprights") else ""
        align = "l" if slot.kind == "section" else "c"
        left = bar if slot.col == 0 and look.rules == "grid" else ""
        text = rf"\multicolumn{{{slot.col_span}}}{{{left}{align}{bar}}}{{{text}}}"
    return text


def _below(model: Model, row: int, look: Look) -> str:
    """The rules below a row."""
    last = row == model.n_rows - 1
    if row == model.n_heads - 1:
        return {"booktabs": r"\midrule", "none": ""}.get(look.rules, r"\hline")
    through = [s for s in model.slots if s.row_span > 1 and s.row <= row < s.row + s.row_span - 1]
    if look.rules in ("grid", "hlines") and not last:
        free = [c for c in range(model.n_cols) if not any(s.col <= c < s.col + s.col_span for s in through)]
        return r"\hline" if len(free) == model.n_cols else rf"\cline{{{free[0] + 1}-{free[-1] + 1}}}"
    if row < model.n_heads - 1 and look.rules != "none":
        command = "cmidrule(lr)" if look.rules == "booktabs" else "cline"
        return "".join(rf"\{command}{{{a + 1}-{b}}}" for level, a, b in model.under if level == row)
    return ""


# ---------------------------------------------------------------- between tables


def _between(lot: random.Random, sparse: bool) -> str:
    drawn = lot.random()
    if drawn < 0.55:
        n = lot.randint(1, 2) if sparse else lot.randint(3, 8)
        return " ".join(contents.sentence(lot) for _ in range(n)) + "\n"
    if drawn < 0.65:
        return rf"\subsection*{{{contents.phrase(lot, 2, 5)}}}"
    if drawn < 0.75:
        items = "".join(rf"\item {plain(contents.sentence(lot, 4, 12)).tex}" for _ in range(lot.randint(2, 4)))
        return rf"\begin{{itemize}}{items}\end{{itemize}}"
    if drawn < 0.85:
        return r"\begin{equation} y_i = \alpha + \beta x_i + \sum_{k=1}^{K} \gamma_k z_{ik} + \epsilon_i \end{equation}"
    return _algorithm(lot) if drawn < 0.92 else _plot(lot)


def _algorithm(lot: random.Random) -> str:
    inner = r"\\".join(rf"{i} \quad {plain(contents.phrase(lot, 2, 5)).tex}" for i in range(1, lot.randint(4, 8)))
    return (
        r"\begin{figure}[H]\hrule\smallskip\noindent\textbf{Algorithm 1} " + contents.phrase(lot, 2, 4)
        + r"\smallskip\hrule\smallskip\noindent " + inner + r"\smallskip\hrule\end{figure}"
    )  # fmt: skip


def _plot(lot: random.Random) -> str:
    bars = "".join(
        rf"\fill[gray] ({x},0) rectangle ({x}.6,{lot.uniform(0.3, 2.4):.2f});"
        rf"\node[below] at ({x}.3,0) {{\tiny {lot.choice('ABCDEF')}}};"
        for x in range(4)
    )
    ticks = "".join(rf"\draw (-0.3,{y}) -- (-0.2,{y}) node[left] {{\tiny {y * 10}}};" for y in range(3))
    return (
        r"\begin{figure}[H]\centering\begin{tikzpicture}[scale=0.8]\draw (-0.2,0) -- (5,0);\draw (-0.2,0) -- (-0.2,2.6);"
        rf"{bars}{ticks}"
        rf"\end{{tikzpicture}}\caption{{{plain(contents.sentence(lot, 3, 8)).tex}}}\end{{figure}}"
    )


def _typeset(code: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.tex").write_text(code, "utf-8")
        order = ["pdflatex", "-interaction=nonstopmode", "a.tex"]
        done = subprocess.run(order, cwd=folder, capture_output=True, check=False, timeout=120)
        made = Path(folder, "a.pdf")
        if not made.is_file():
            raise RuntimeError(done.stdout.decode("latin-1")[-2000:])
        return made.read_bytes()
