"""How the model of proposals is made: corpus, training, export. Never imported by the program."""
