"""
Which files make up the index now, who may change them, and which articles are withdrawn?

Knows nothing of what is in the files: a generation is a manifest, made durable before ``CURRENT`` names it.

    CURRENT                      JSON: the generation in service, and the checksum of its manifest
    generations/<n>/manifest.json   segments and deletions with sizes and checksums; fingerprints, sources, counts
    generations/<n>/<segment>.deleted   numbers of deleted articles
    segments/<id>/               immutable, shared by generations
    withdrawn.json               ids that nobody may find, whatever the generation
    lock                         who writes
"""
