"""What is told to other programs as it happens: noticed from the journal, signed, sent until it arrives."""
