
BscoresJJàj?¿ˆý;=þ¢;JÇ¸:~¤: