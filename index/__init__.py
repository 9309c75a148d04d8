"""How articles get into an index: sources are read, facts extracted, changes planned and applied. Imports ``search``."""
