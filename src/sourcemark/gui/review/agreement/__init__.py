"""How far annotators agree: a line for each facet, and all that lies behind it."""
