

Bnames2six o’clock2one o’clock2four-thirty2alarm clock2mantelpiece clock2
two-thirty2five o’clock2two o’clock2
one-thirty2four o’clock