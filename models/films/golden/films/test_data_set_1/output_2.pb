

BguessesJ(Km@£ˆ@Xge@lËp@S|@e'a@ƒŠ‰@ ÛZ@¾©†@»"ˆ@