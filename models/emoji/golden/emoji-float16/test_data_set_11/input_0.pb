
Bquery2100