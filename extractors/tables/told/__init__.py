"""What a person decided about the tables that were found, carried out. Where a table stands, `places.told` says before.

    printed    which table, which row prints the quoted words
    rows       rows of a table that are one
    carrying   all decisions of a paper
    pages      those of a paper of pages
    texts      those of a converted paper

A decision that fits nothing is a doubt, and changes nothing.
"""
