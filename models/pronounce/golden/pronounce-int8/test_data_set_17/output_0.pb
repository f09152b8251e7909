
Bphonemes2AY2S2AH2K2R2IY2M