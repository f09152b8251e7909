
Bphonemes2N2OW2K2IY