"""Numbers as German writes them: digits and words, what bounds them, what stands between them, what a text takes back.

The tagger of figures reads with it; linking and comparing ask it again for durations and for sums.
"""
