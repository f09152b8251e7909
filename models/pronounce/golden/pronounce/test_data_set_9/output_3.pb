
BscoresJg>ï:=±ù=¢Ù<Wrë<