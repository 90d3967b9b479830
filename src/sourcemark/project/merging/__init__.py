"""Merging a coworker's file: what both know becomes one state, whoever merged first.

`foreign` opens the file as a stranger's, `arriving` tells what it knows and this project does not, `versions` gathers
all changes of an entity. `planning` decides what each becomes, with `recognising` (the same article under two ids) and
`placing`; `sheet` holds what is to be written. `taking` writes it, `preview` tells of it, `merge` does both, `handing`
makes the copies that are handed out.
"""
