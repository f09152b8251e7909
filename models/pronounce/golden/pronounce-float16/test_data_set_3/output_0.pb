
Bphonemes2K2Y2UW