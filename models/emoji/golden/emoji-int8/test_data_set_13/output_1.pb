

Bnames2multiply2
cross mark2cross mark button2x-ray2grinning squinting face2drop of blood2medical symbol2cat with tears of joy2crystal ball2minus