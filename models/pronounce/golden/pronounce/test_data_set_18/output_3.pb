
BscoresJj&?Œò=|‡­<òwn<µïS<