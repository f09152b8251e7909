
Bquery2thirsty