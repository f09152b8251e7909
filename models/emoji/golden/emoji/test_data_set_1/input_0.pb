
Bquery2tea