
BscoresJ²D?Œt«=_`=ÁI¸;ù‰;