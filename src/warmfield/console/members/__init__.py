"""What pages about members show and take."""
