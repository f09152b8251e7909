
Breadings2K EY F2K AE F2	K EY F IY2	K EY F EY2K AA F