"""What another choice would bring: start and baseline, levers and assumptions, response, comparison, answers."""
