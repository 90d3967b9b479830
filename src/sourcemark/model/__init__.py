"""What things are: articles, sources, statements, codebook, spans and scales. Pure: no file, no window."""
