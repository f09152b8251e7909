

Bnames2smiling cat with heart-eyes2eye in speech bubble2couple with heart: woman, man2wedding2sad but relieved face2growing heart2love letter2kiss: woman, man2love-you gesture2kissing face with smiling eyes