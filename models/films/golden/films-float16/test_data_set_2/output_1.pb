

BchancesJ(+<Lƒ<€Tõ;t¶î;Y‘å;x¼;VP¶;nI­;ïª;¦ÿ¥;