"""Work in copies: hand out, take in what coworkers did, settle what clashes."""
