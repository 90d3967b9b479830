"""Rules that read what stands beside a word for saying: who speaks, and what the words for him say of him."""
