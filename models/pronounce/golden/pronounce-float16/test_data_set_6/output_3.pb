
BscoresJ ‘>pÁ>#ôÐ=W=êØP=