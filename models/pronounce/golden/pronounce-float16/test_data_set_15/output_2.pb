
Breadings2AH2AA2EY2AE2AO