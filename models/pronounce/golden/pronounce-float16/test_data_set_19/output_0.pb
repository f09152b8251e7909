
Bphonemes2EY2Z