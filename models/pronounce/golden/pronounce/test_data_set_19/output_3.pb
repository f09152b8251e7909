
BscoresJe¨“<O3<Åd–;õ‘;Ïj9;