"""What is printed on a page, before anybody asks where a table is.

    kinds      what kind of thing a text is: a number, a year, a sign, an item, a quote, a word that leads on; what is bold
    lines      words -> lines and segments (white space between words)
    prose      which segments are running text
    captions   where a table, figure or note says that it is one
    console    what was typed at a console's prompt
    gutters    the gutter of a page in two columns, and lines cut at it
    text       a page's lines, running text and captions together
    rules      rulings -> clean rules (line detection); the edges of shaded bands and dark panels
    typed      rules that a typewriter made
    plots      plots of bars, whose words are none of a table
    leaders    columns of page numbers that dots lead to
    sheet      all of this for a page, made once and handed on, unless the page is too dense to look for tables in

A word in the wrong line, a caption that is not seen, a rule that is none: mend it here.
"""
