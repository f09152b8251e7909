
Bphonemes2K2AH2L2AH2N2AH2L