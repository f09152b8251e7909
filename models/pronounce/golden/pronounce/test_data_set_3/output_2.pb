
Breadings2K W UW2K UW2K W IY2K Y UW2K W EY