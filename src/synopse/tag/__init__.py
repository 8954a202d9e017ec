"""One module a mention type; each a function from text, syntax and earlier mentions to mentions."""
