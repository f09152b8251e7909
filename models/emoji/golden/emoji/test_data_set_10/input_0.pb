
Bquery2café