"""How articles get into an index: sources are read, facts extracted, changes planned, applied. Imports ``search``."""
