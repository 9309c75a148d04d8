"""Lets ``python -m timtin`` do what ``timtin`` does."""

from .main import main

main()
