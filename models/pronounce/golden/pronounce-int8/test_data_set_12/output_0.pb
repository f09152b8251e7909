
	Bphonemes2AH2N2HH2AE2P2IY2N2AH2S