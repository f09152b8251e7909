
BscoresJcNÊ=^pµ=ÍO=È=Ø‹=