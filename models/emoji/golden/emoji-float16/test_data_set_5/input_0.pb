
Bquery2tired of work