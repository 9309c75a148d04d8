"""
How is an OpenSearch cluster a TimTin index? Same plans, same answers, with nothing of our own on the server.

``address`` says where, ``client`` talks and translates faults, ``mapping`` lays out an index, ``document`` makes
articles into documents, ``query`` and ``counts`` plans into requests, ``state`` keeps what outlives a generation,
``service`` says what stands under a name, ``writer`` and ``indices`` make generations, ``snapshot`` reads one. Every
generation is an index of its own that is never written to once the alias points at it. See docs/cluster.md.
"""

from .engine import OpenSearchEngine

__all__ = ["OpenSearchEngine"]
