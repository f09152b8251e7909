
Bphonemes2K2W2UW