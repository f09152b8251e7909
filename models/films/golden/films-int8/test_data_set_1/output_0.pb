

Bnext2$Independence Day (a.k.a. ID4) (1996)2)Star Wars: Episode IV - A New Hope (1977)2Executive Decision (1996)2Mission: Impossible (1996)2Rock, The (1996)2*Willy Wonka & the Chocolate Factory (1971)2 Silence of the Lambs, The (1991)2Eraser (1996)2Pulp Fiction (1994)2Fargo (1996)