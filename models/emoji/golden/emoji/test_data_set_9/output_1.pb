

Bnames2water pistol2smirking face2angry face with horns2goblin2dna2blowfish2tropical fish2woman surfing2fish2fishing pole