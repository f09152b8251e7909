
BscoresJ¯õ•=¾Œ4=„­Ð<SP„<hÔ[<