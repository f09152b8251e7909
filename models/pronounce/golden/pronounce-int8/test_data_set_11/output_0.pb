

Bphonemes2M2AH2K2D2AA2N2AH2L2D2Z