

Bnames2admission tickets2kissing face with closed eyes2person in tuxedo2
two hearts2ticket2kiss: woman, man2kiss2kissing face with smiling eyes2kiss: woman, woman2woman in tuxedo