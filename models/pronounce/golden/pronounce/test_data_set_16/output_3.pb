
BscoresJ|โU>zต้=ูรฤ=้฿=ขxฮ<