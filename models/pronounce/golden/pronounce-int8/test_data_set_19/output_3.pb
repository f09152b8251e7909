
BscoresJ0üæ=4Î¸=¯N=ïW=D=