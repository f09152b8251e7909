

Bnames2x-ray2
cross mark2multiply2cross mark button2grinning squinting face2triangular flag2crossed flags2check mark button2flag: Timor-Leste2face with medical mask