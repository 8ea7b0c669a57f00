"""Messy tables in, tidy tables and findings out: one module for each kind of extract."""
