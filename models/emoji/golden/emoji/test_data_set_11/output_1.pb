

Bnames2euro banknote2hundred points2maracas2coin2OK hand2musical score2hourglass done2trombone2musical notes2shuffle tracks button