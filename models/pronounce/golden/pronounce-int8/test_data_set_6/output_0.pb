

Bphonemes2T2IH2R2OW2D2AE2K2T2AH2L