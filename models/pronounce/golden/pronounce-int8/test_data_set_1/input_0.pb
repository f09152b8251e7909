
Bword2teacup