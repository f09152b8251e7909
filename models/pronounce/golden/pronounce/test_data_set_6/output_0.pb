

Bphonemes2T2EH2R2AH2D2AE2K2T2AH2L