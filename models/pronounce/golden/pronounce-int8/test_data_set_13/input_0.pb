
Bword2	xylophone