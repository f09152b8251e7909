
BscoresJóyÕ>5Ô¬>kÉù=h›ù;‡.í;