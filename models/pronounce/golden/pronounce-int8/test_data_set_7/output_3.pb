
BscoresJ4š­>ìXœ>¹ñ‡=èD=Œf{<