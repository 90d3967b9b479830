"""Review: what several annotators marked, compared, decided on and told back."""
