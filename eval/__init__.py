"""Measures quality and speed; never imported by the package."""
