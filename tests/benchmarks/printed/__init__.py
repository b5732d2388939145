"""Random tables, printed by TeX and by a browser, read and held against their truth.

    python -m tests.benchmarks.printed tex 0-59 [--errors] [--keep FOLDER]     # needs pdflatex
    python -m tests.benchmarks.printed web 0-59                               # needs chromium

A number is a seed and gives one document; seeds from 1000 on are held back: their errors are counted and never looked at.

    marked      a text as it is read, written in TeX, and in HTML
    lots        which table is drawn by lot: columns, heads, groups, marks
    contents    what stands in its cells
    tex, web    documents of such tables (`prints`)
    likeness    how like two tables are (TEDS, and whether they are the same)
"""
