

Bnames2pirate flag2parrot2skull and crossbones2
black flag2skull2spouting whale2flamingo2dizzy2face exhaling2
white flag