

Bnames2hot beverage2teapot2cup with straw2amphora2beverage box2
bubble tea2sake2clinking beer mugs2mate2
wine glass