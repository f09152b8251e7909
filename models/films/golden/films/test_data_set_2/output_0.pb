

Bnext2 Shawshank Redemption, The (1994)2Forrest Gump (1994)2 Silence of the Lambs, The (1991)2Pulp Fiction (1994)2)Star Wars: Episode IV - A New Hope (1977)2Fargo (1996)2Usual Suspects, The (1995)2Schindler's List (1993)2Godfather, The (1972)2American Beauty (1999)