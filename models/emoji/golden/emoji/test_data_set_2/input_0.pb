
Bquery2happy birthday