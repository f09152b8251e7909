
Breadings2EY Z2IY Z2IY Z IY2EY Z IY2Z IY