"""Text → proposed attributions: who says what, found offline. Pure; decides nothing for a person."""
