
BscoresJfj?ji’<ø;H¯;h~d;