
Bword2zzz