"""Two articles of different topics, and the heads that pages give the second."""

MILL = (
    "The mill stopped in 1931, and for years nobody in the valley could say who had ordered it. "
    "The letters that the owners wrote to one another were found in a tin box under the stairs.\n"
    "The mill was taken down in the winter of 1962, and its wheel was put up again in the yard of "
    "the museum, where the children turn it by hand on Sundays. The owners of the mill had gone "
    "to sea by then.\n"
    "The wheel of the mill is still turned, and the museum has kept the letters of the owners in "
    "a case beside it. Whoever reads them learns how much a sack of rye cost in the valley."
)
FERRY = (
    "The shipping company wants to sell both ferries before the summer, and has asked three "
    "brokers for an offer. The crews of the ferries were told on Monday.\n"
    "Passengers who hold a ticket for July get their money back from the company. A broker in "
    "Malmö said that ferries of this age are sold for scrap, if anybody takes them at all."
)
BALL = "\n".join([FERRY, FERRY.replace("Monday", "Friday"), FERRY.replace("July", "June")])
TITLE = "Two ferries to be sold before the summer"
CARDS = {
    "source, time, source": f"The Harbour Post\n25 minutes ago\n- The Harbour Post\n{TITLE}",
    "source, time": f"The Harbour Post\n5 Aug 2025\n{TITLE}",
    "headline first": f"{TITLE}\nThe Harbour Post\n2 hours ago",
    "one line": f"The Harbour Post | 2025-08-05\n{TITLE}",
    "one line below": f"{TITLE}\nThe Harbour Post • yesterday",
    "German": f"Hafenpost\nvor 2 Stunden\n{TITLE}",
    "French": f"La Poste du port\nil y a 25 minutes\n{TITLE}",
}
