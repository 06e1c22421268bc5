"""What pages about groups show: where a group stands, its past, its people, its rules."""
