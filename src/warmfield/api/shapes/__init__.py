"""What programs are given and may send: explicit, documented, and kept stable within `/api/v1`."""
