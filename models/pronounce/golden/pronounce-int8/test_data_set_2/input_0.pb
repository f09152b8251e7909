
Bword2colonel