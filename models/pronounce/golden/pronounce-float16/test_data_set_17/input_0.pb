
Bword2	ice-cream