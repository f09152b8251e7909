
BscoresJC¨ı=X~«=B2$=.ûÙ<¸Ej<