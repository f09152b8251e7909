

Breasons2Heat (1995)2Heat (1995)2Heat (1995)2Heat (1995)2Heat (1995)2Heat (1995)2Heat (1995)2Heat (1995)2Heat (1995)2Heat (1995)