

Bnames2face with crossed-out eyes2face with bags under eyes2
weary face2
tired face2ZZZ2drop of blood2first quarter moon face2sleepy face2confounded face2smiling face with smiling eyes