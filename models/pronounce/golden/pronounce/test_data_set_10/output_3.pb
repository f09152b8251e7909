
BscoresJMqT>г	=}цо<0EЗ<5щ„<