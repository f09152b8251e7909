
Bphonemes2AY2S2IH2K2R2IY2M