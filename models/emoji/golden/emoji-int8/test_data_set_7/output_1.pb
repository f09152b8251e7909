

Bnames2pirate flag2skull and crossbones2parrot2
black flag2	headstone2skull2leaf fluttering in wind2hammer and pick2camel2pine decoration