
BscoresJ±&Ô>EÎ­>;û=ÁDø;zñ;