
BscoresJÂwj?æ¬“<~µù;w­;Ýkb;