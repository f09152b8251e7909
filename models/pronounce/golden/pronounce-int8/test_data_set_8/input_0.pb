
Bword2gnocchi