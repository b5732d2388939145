"""The frame engine: what a sentence of the prose states, by words that tell facts and where each side of a fact stands.

A frame is a row of data/frames.csv. `telling.find` gives the statements of a paper's prose, `explain.sentences` what fired
where.
"""
