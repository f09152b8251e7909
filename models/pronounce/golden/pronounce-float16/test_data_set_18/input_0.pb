
Bword2Café