
Bquery2pirate