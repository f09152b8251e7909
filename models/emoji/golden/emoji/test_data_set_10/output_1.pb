

Bnames2hot beverage2mate2teapot2sunrise2clinking glasses2sunrise over mountains2glass of milk2hot springs2
bubble tea2bubbles