"""The panel of a statement: what is known of it, and the wish to change that."""
