"""The Excel add-in `wres_xl.xlam`: our VBA, its ribbon and xlwings' runtime, built and installed."""
