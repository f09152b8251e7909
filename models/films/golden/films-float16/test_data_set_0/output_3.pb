

Breasons2Fargo (1996)2Matrix, The (1999)2Matrix, The (1999)2Matrix, The (1999)2Fargo (1996)24Spirited Away (Sen to Chihiro no kamikakushi) (2001)2Matrix, The (1999)2Matrix, The (1999)2Fargo (1996)2Matrix, The (1999)