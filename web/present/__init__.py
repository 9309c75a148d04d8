"""How do answers look to people? Pure functions from results to what templates print; nothing is searched here."""
