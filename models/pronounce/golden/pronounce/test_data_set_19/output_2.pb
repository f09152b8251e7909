
Breadings2IY Z2OW Z2IY L2Z IY2HH IY Z