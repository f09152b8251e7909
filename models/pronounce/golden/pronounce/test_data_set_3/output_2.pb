
Breadings2K Y UW2K W UW2K UW2	K Y UW IY2K OY