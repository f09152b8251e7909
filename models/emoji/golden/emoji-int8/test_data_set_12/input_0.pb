
Bquery2o'clock