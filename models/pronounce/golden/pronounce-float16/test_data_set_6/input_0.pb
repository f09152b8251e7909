
Bword2pterodactyl