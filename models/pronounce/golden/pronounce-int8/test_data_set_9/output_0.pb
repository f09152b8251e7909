
	Bphonemes2R2EH2N2D2EH2Z2V2AH2S