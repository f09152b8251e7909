
BscoresJà|O>ç=U=ùC=F»<ÌŒƒ<