

Bnames2hundred points2diamond with a dot2(hand with index finger and thumb crossed2person taking bath2fishing pole2	handshake2
toothbrush2llama2oncoming fist2skull and crossbones