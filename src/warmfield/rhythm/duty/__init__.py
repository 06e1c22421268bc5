"""1.8, 5, 9.2: who is on duty when, fair over weeks, with swaps, time off, hand-over and gaps shown ahead."""
