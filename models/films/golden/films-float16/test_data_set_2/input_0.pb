
Bfilms2no film at all