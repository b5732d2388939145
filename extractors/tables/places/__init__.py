"""Where a table may stand (region detection): candidates only; `judging` says which are tables.

    finding        all places on a page, each with its rules
    frames         grids of rules that meet, and what they hold that is none of a table
    blocks         blocks of lines that share gaps, in compartments apart
    stacks         horizontal rules of one extent, one above the other
    anchors        below captions, and at the top of a page whose forerunner ends in a table
    titles         a block of lines that holds two tables, one below the other
    sides          a region that holds two tables side by side
    told           where a person says that a table stands

A table that is not found, cut, or glued to another: mend it here.
"""
