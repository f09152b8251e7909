
BscoresJjŠÕ>0½¬>qðù=c€ù;oEí;