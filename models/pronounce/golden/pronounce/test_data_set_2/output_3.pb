
BscoresJd9Å=|†¤=Kú›=ÌV(=#ì'=