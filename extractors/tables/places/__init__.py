"""Where a table may stand (region detection): candidates only; `judging` says which are tables.

    finding        all places on a page, each with its rules
    frames         grids of rules that meet, and what they hold that is none of a table
    blocks         blocks of lines that share gaps, in compartments apart
    stacks         horizontal rules of one extent, one above the other
    anchors        below captions, and at the top of a page whose forerunner ends in a table
    parts          two tables in one place, side by side or one below the other
    told           where a person says that a table stands

A table that is not found, cut, or glued to another: mend it here.
"""
