"""What falls due: the clock's half of the plan. One thing the plan repeats a room."""
