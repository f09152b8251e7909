
BscoresJ´KH?*"=f?ï<â<;­Ÿ0;