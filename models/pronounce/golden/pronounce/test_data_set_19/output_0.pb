
Bphonemes2IY2Z