
BscoresJµ
b<Ò2ê;hëÌ;|L®;ùó¢;