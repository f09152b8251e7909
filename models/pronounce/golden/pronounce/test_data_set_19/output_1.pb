
B	attentionJ¢Œ•>¯95?ô\ª:Òª?