

Bnames2hot beverage2mate2teapot2sunrise2clinking glasses2glass of milk2sunrise over mountains2hot springs2
bubble tea2bubbles