

BchancesJ(Y•”<†D<â;<Ùô-<Ùè <Zd<YÃ<Wh<žû<‘<