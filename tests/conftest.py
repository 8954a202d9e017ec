"""Properties are tried on the same texts in every run, and no machine is too slow for them."""

from hypothesis import settings

settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile("repeatable")
