

Bnames2
bubble tea2teapot2teacup without handle2mate2hot beverage2beverage box2cup with straw2steaming bowl2hot springs2sake