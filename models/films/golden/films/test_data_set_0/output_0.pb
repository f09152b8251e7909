

Bnext2Pulp Fiction (1994)2 Silence of the Lambs, The (1991)2!Terminator 2: Judgment Day (1991)2Forrest Gump (1994)2Trainspotting (1996)2)Twelve Monkeys (a.k.a. 12 Monkeys) (1995)2)Star Wars: Episode IV - A New Hope (1977)25Star Wars: Episode V - The Empire Strikes Back (1980)2Apollo 13 (1995)2Braveheart (1995)