
Bword2unhappiness