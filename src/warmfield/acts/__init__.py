"""What follows from an event, asked of platforms and of people, in the assistant's voice."""
