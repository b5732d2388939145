"""A region -> rows, columns and cells (structure recognition).

    cells        the way from a region to its grid
    faces        the rectangles that drawn rules bound, those over several bands too
    edges        column edges that row rules show by their ends
    separators   the columns of a grid, drawn and white
    columns      column separators from white space
    gaps         open intervals between columns, those too that are little wider than spaces
    head_gaps    what heads say of them
    phrases      text that runs on over a separator: spanning cells of a row
    in_line      phrases that are cells of several columns all the same
    cuts         the strips between rules, and whether each is one row or several
    apart        what shows that the lines of a strip are rows of their own
    bands        what the lines of a strip show together: leadings, full columns, closing marks
    rows         which line begins a row, and which is a wrapped cell's next line (the list of evidence)
    middles      rows whose cells are set to one middle
    seams        a row so far and the next line; what the setting of lines says of them
    meetings     what one column says of them
    lone_labels  the same where one of them is but a label
    group_labels labels that stand once for a group of rows, centred beside it
    headlines    which lines at the top are heads, where no rule tells
    sections     titles of groups of rows, centred over the table
    tall         cells of several lines that no rule draws: taller than a row, or pushed apart
    widening     heads above, rows below and labels beside taken in
    ends         captions, notes and titles at a grid's ends left out

A wrapped row that is split, two rows made one: `rows` and `cuts`, after `--why`. A missing or wrong column: `columns`.
"""
