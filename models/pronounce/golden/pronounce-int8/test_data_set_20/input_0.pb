
Bword2茶