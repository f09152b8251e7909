
Bphonemes2T2IY2K2AH2P