
Bquery2茶