

Bnames2hot beverage2broken chain2broken heart2bell2teapot2hot springs2mate2teacup without handle2bread2pregnant man