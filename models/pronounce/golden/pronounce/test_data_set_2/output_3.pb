
BscoresJB–>ypC>ˆ È=âƒ®=DŒ=