
BscoresJ—>ÚÝ(=ºÏÞ<Òbo<{Mò;