

Bnames2person running22nd place medal2person: blond hair23rd place medal21st place medal2speak-no-evil monkey2foggy2sports medal2flag: Bouvet Island2person: red hair