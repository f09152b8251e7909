
BscoresJΎΠh?ωτk<AΫ;–QΙ;χu‡;