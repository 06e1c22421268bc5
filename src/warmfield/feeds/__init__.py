"""What others publish: feeds and hot lists, fetched with care and read into pieces for the library."""
