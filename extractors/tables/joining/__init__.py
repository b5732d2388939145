"""Grids of pages -> logical tables: heads, captions and notes put to them, continuations joined.

    fragments      a page's grids with heads, caption and notes
    caption_blocks the blocks of lines that are captions
    surroundings   what stands around a grid and belongs to it: caption, notes, unit
    habits         how the rows of a table are set, and what it promises for the next page
    again          what a fragment and a table have in common: columns, heads, caption
    cut_rows       rows that a page end cut
    text_columns   tables that run on in the next text column
    continuation   which table a fragment goes on with, and how its cells join
    rereading      a table over pages read once more by what all of them show
    sections       the pages of a long paper, parted where no table goes on
    way            the way over the pages: what a page's end tells the next one
    wording        words of a cell -> runs of text
    logical        the table as the rest of the pipeline knows it

A table in two parts, a caption or note at the wrong table, a word cut at a line end: mend it here.
"""
