

Bnames2sparkling heart2hot beverage2sunrise2sunrise over mountains2ZZZ2saluting face2person in bed2sleepy face2heart with ribbon2thermometer