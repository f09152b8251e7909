
Bword2"supercalifragilisticexpialidocious