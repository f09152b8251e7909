

Bnames2birthday cake2partying face2balloon2party popper2woman cartwheeling2rolling on the floor laughing2face with tears of joy2man cartwheeling2person cartwheeling2wrapped gift