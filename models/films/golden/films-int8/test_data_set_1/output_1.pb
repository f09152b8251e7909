

BchancesJ(ÚMæ<SO<PJ)<¢~<E<û√<´ñ<˛C
<]9<*<