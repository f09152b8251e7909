
Bphonemes2AH