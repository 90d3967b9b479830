"""One file per format: a codec between a foreign file and model objects. Knows neither project nor window."""
