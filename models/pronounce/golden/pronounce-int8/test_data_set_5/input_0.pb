
Bword2o'clock