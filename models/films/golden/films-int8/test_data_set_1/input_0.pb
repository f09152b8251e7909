
Bfilms2Heat2Heat (1995)