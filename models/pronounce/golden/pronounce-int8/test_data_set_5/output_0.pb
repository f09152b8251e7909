
Bphonemes2OW2K2L2AA2K