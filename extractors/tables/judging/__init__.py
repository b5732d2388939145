"""Is it a table (false positives), and how sure is that (confidence).

    candidates   a grid that may be a table, and what else it may be (the list of evidence)
    gate         which grids are tables (the list of evidence)
    shapes       counts over a grid's cells; rows set as heads
    lists        lists, forms and running text
    text_columns running text in three columns or more
    contents     tables of contents
    formulas     set formulas
    listings     program code and indexes
    figures      charts, diagrams and boxes that rules draw
    charts       bars, ticks, staves, curves and boxes
    readings     what another way of reading makes of a grid
    signs        signs that a table was read wrongly
    confidence   the signs weighed
    totals       the document's own arithmetic

A false table, a sound one that is refused, a confidence that misleads: mend it here.
"""
