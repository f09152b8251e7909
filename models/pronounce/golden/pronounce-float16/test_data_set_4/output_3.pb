
BscoresJ‹Jå>)R>	,À=$Äñ<	wÍ<