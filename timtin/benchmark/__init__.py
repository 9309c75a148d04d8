"""
How fast is TimTin, beside other engines, on this machine? ``timtin bench`` and everything it needs.

``command`` (options) -> ``run`` (what is measured, in which order) -> ``corpus``, ``generate``, ``decorate``, ``heaps``
(articles), ``queries``; ``engines`` (who is compared); ``children``, ``steps`` (costs of a process of its own);
``measure`` (turns, agreement), ``built``, ``page``, ``sizes``; ``served``, ``visitors``, ``whoosh_page`` (HTTP);
``targets``, ``report`` (Markdown).

*Not useful for:* relevance (``timtin evaluate``), extraction (``timtin evaluate-extraction``).
"""
