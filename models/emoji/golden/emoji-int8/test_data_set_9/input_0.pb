
Bquery2'supercalifragilisticexpialidocious fish