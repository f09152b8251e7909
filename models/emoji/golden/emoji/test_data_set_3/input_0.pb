
Bquery2coffee-break