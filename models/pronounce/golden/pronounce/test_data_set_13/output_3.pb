
BscoresJP_í>ŽÍë=ZrP=O1,=9‡=