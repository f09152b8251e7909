
Bphonemes2K2AA2L2AH2N2EH2L