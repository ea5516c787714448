"""Who says what in the news, and whether they are for or against the negotiations."""
