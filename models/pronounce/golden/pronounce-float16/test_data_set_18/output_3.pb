
BscoresJwj?b§“<¸Æù;O|­;ä|b;