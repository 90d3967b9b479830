"""Merging a coworker's file: what both know becomes one state, whoever merged first.

`foreign` opens the file as a stranger's, `arriving` tells what it knows and this project does not, `versions`
gathers all changes of an entity, `planning` decides what each becomes, `taking` writes that, `handing` makes copies.
"""
