
Bword2
mcdonald's