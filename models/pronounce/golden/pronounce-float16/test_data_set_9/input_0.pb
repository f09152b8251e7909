
Bword2
rendezvous