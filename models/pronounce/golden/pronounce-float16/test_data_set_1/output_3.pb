
BscoresJПаj?jэ;щў;uШё:«x¤: