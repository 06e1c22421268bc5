"""What people are told, a file per subject: what happened, which clause, what to do instead."""
