
Breadings2AH2AA2AE2EY2AA AH