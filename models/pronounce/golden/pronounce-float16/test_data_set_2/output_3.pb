
BscoresJ–>&rC>vbÈ=œ®=ªŒ=