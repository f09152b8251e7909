
Bword2queue