"""W3C Web Annotation, as one collection and as JSON lines: one annotation a statement."""
