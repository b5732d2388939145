"""Which rows are heads, and over which columns each stands (header detection, spanning cells).

    header_rows   how many rows at the top are heads, and the path of heads over each column
    pieces        the lines of the heads in pieces, and what stands next to each
    overheads     which piece stands over which
    levels        pieces -> heads in levels
    repeats       heads that repeat under heads over several columns
    turned        heads set on end

A figure that does not know its year, a row taken for a head: mend it here.
"""
