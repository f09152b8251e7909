
BscoresJÊIH?…9=VSï<Ì5;F™0;