
BscoresJ~zÌ>uÎ=”}O=&q,=ÊE!=