
Bword2a