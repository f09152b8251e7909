

Bnames2
bubble tea2mate2teapot2hot beverage2teacup without handle2
petri dish2american football2	ice cream2flag: Bermuda2beverage box