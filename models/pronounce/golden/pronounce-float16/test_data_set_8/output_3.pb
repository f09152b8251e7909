
BscoresJ@uD?Î¥¬=Öµ^=Xé¹;6Pˆ;