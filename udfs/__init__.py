"""Excel's door to WRES-XL: worksheet functions and what the buttons run. Loads neither pandas nor NumPy."""
