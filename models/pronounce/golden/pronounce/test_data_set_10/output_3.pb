
BscoresJý>H¡È=£hÁ=mÊ@=›Dö<