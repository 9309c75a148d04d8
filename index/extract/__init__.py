"""
What does a page say: its parts (``page``), its facts (``facts``) and its awards (``awards``), each with evidence.
"""
