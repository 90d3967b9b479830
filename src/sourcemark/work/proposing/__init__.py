"""What the program proposes and what a person makes of it: asked for, accepted, dismissed, learnt from."""
