
ABstate2
New Jersey2Missouri2Utah2Georgia2	Tennessee2Utah2
California2Maryland2Texas2Ohio2Ohio2Georgia2Missouri2Texas2Oregon2Michigan2Missouri2Indiana2Maryland2New York2Ohio2
California2	Tennessee2Oregon2
California2	Tennessee2
California2Illinois2
California2
California2
New Jersey2New York2Texas2
California2Colorado2Kentucky2
California2
California2Ohio2Colorado2
California2
California2
California2North Carolina2Florida2Texas2Arizona2Ohio2Texas2Texas2Hawaii2Kentucky2	Tennessee2	Tennessee2Hawaii2Texas2Maryland2	Tennessee2Arizona2Texas2Nebraska2Oklahoma2
California2Pennsylvania2never reported