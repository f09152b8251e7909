
Bword242