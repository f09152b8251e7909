
BscoresJÁE?"…É<ÄK<lÌŒ<Û	<