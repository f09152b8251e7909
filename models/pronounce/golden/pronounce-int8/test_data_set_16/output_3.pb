
BscoresJФ9X>Чтч=Ы┼┼=RF=cп╩<