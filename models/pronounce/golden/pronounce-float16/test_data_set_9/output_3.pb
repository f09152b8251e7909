
BscoresJ¡E?^ù…<mhç<æ‘å<MÈ	<