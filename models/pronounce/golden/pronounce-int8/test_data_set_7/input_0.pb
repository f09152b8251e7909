
Bword2worcestershire