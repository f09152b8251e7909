

Bnames2necktie2face with bags under eyes2
weary face2face with crossed-out eyes2ZZZ2sweat droplets2
tired face2sleeping face2person in bed2sleepy face