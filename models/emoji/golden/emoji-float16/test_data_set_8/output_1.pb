

Bnames2non-potable water2face savoring food2pizza2fork and knife2	hamburger2adhesive bandage2
weary face2face with symbols on mouth2spoon2speaking head