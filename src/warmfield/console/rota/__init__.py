"""Who is on duty, in the console: the weeks of the rota, its gaps, everybody's share."""
