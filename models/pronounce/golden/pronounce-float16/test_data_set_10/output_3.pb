
BscoresJÉý>tkÈ=°Á=ç¢@=»Kö<