
BscoresJG»<>Bú.>L,>Ù»·=¢Ô=