"""The Codebook room: facets, their values, and what each value is."""
