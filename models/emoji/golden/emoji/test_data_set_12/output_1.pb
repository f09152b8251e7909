

Bnames2five o’clock2four o’clock2watch2eleven o’clock2thumbs down2seven o’clock2eight o’clock2five-thirty2alarm clock2four-thirty