"""Who is who on paper: people, suppliers and payers, however their names are written."""
