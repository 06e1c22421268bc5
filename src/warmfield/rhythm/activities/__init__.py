"""1.11, 2.2: activities are announced, signed up for, corrected, held and looked back on."""
