

BguessesJ(~¤m@Bˆ@x]e@3İp@Y|@ë a@‰@˜ßZ@3†@ˆ@