

Bnames2hot beverage2
biting lip2broken heart2broken chain2mosquito2bell2fish cake with swirl2dashing away2
woozy face2sun with face