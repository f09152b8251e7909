
Breadings2Z IY Z2Z Z2Z EH Z2Z IY Z IY Z2Z Z IY Z