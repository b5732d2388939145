"""The vocabulary that all stages share.

`page` is what a reader sees, `document` the paper put in reading order, `fact` what was found in it, `rows` the published
tables, `ids` how a thing gets its name. Nothing in here computes anything about a paper.
"""
