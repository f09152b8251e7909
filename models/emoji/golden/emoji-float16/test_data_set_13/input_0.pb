
Bquery2x