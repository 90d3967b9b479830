"""REFI-QDA 1.5: projects (.qdpx) and codebooks (.qdc), which tools of qualitative research exchange."""
