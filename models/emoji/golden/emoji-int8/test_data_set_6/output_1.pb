

Bnames2kissing face with closed eyes2person in tuxedo2admission tickets2
two hearts2ticket2kiss: woman, man2kiss2kissing face with smiling eyes2woman in tuxedo2smiling face with heart-eyes