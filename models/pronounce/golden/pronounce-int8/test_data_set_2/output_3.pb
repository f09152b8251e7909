
BscoresJkŒ•>­vD>HÚÉ=»•­=·Š=