
BscoresJÙl†=ÔO=&W <nOã<ã,<