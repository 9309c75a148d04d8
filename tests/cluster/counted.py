"""What must a cluster's scores be? As the plain reading of every article, but with what the server knows of a field."""

from __future__ import annotations

import math

from engine.brute import Brute, Doc

from search.query.plan import Signal


class Counted(Brute):
    """
    Scores by the server's numbers: articles that have the field, not all; of several terms the most frequent one.

    The server also keeps lengths above 40 in one byte, so scores agree within some percent, not exactly.
    """

    def score(self, doc: Doc, signal: Signal) -> float:
        tokens = doc.tokens[signal.field, signal.view]
        tf = sum(term in signal.terms for _, term in tokens)
        if not tf:
            return 0.0
        having = [d for d in self.docs if d.tokens[signal.field, signal.view]]
        lengths = [d.lengths[signal.field, signal.view] for d in having]
        total = sum(len(d.tokens[signal.field, signal.view]) for d in having)
        df = max(sum(d.has(signal.field, signal.view, term) for d in having) for term in signal.terms)
        idf = math.log(len(having) / (df + 1)) + 1
        length = doc.lengths[signal.field, signal.view]
        assert total >= sum(lengths)  # tokens that share a position count in the server's average, not in a length
        return signal.weight * idf * tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * length * len(having) / total))
