
Bquery2i'm in love