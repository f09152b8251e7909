

Bnames2hundred points2euro banknote2hourglass done2coin2dollar banknote2yen banknote2no entry2purse2face with monocle2Japanese “reserved” button