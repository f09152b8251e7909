

Bnames2partying face2balloon2confetti ball2party popper2birthday cake2piñata2sun with face2clinking glasses2crystal ball2circus tent