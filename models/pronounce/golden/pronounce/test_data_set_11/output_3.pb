
BscoresJ:ŽA>Ÿ­‹=gw=Ú5B<Ò8@<