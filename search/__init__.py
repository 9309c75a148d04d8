"""The core: what an article is, how text is analysed, asked for, matched, ranked and counted. No pipeline, no pages."""
