
BscoresJz‘>Ч>ЩЫР=QW=џP=