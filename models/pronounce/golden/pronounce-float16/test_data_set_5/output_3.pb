
BscoresJGÃh?û+m<mÏÞ;Ï/Ç;õ4‡;