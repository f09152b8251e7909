
Bword2rhythm