
Bphonemes2Z2AY2L2AH2F2OW2N