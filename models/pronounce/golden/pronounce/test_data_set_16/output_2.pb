
Breadings2Z IY Z2EH Z2Z EH Z2Z EY Z2Z IY