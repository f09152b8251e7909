
Bword2schwarzenegger