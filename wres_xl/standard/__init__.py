"""What the Workforce Race Equality Standard lays down: groups, years, data items, indicators, measures.

Standard library only, no files read or written, and nothing of ours from outside this folder is imported.
"""
