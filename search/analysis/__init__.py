"""
Which tokens does a text have, and where? The one analyzer that index, query, highlighting and command line share.

The chain, in order, each step a plain function in a module of its own:

1. ``normalise.clean_stored``  NFC, plain spaces and line ends, nothing invisible: the text that is stored. Lossless.
2. ``chunks``                  what stands between two spaces, cut into syllables, numbers and codes. No context needed.
3. ``spelling.key``            one spelling: lower case, canonical tone placement, one of i and y. The *exact* view.
4. ``fold.fold``               the key without marks: the *folded* view.
5. ``cues``                    numbers beside a cue word: Roman, in words, as digits are one. Needs neighbours.
6. ``segment``                 PyVi's words, for ranking only: the *words* view.

``bulk`` does all of it for a batch of texts with NumPy, for building (``chunk_table``, ``short_chunks``).

*Useful for:* "which syllables does this text have, where do they stand, which spellings are one?" *Not useful for:*
deciding what matches a query (``search.query``) or how hits are ranked (``search.engine``).

Importing this package loads neither NumPy-heavy tables nor PyVi; both come with their first use.
"""
