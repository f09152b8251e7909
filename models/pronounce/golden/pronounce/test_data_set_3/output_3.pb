
BscoresJ]®>®m=—ÂE=.Ë#=Pù<