
Bphonemes2K2EY2F