
Bquery2Good_Morning