"""
Which words have a fixed meaning here: places, numbers, abbreviations, newspapers, awards and who gives them.

Each module reads its own dated table in ``data/`` on first use; the table names source and licence.
"""
