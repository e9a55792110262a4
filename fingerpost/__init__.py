"""Fingerpost turns a folder of small text files into a public directory of local activities.

Reading order: `pipeline` (the line), `diagnostics` (what can be wrong), `model` (what is known),
`source` (text in), `directory` (everything joined), `pages` and `views` (what a reader meets),
`outputs` (what is published).
"""
