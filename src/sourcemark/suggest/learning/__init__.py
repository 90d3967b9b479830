"""Learning from what people marked and dismissed in a project, and putting it to use."""
