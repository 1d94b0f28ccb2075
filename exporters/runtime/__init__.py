"""How diglot runs in Python: what it keeps, and what it spares the interpreter.

Within a process: `memory` knows what earlier documents needed, `garbage` when there is something to
collect, `frames` gives calls room. From one run to the next: `records` are kept beside the cast
fonts, in `places`, as Python keeps its bytecode; `patterns` are the first of them. Nothing here
knows what a document is, and no output depends on it.
"""
