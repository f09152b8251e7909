
Bfilms2Armageddon (1998)2Fargo (1996)2Groundhog Day (1993)2Matrix, The (1999)24Spirited Away (Sen to Chihiro no kamikakushi) (2001)