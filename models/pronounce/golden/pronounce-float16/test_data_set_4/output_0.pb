
Bphonemes2R2IH2TH2M