
Bphonemes2Z2IY2Z