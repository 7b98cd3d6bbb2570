"""From a selection to an answer: a DataFrame whose every row carries what its figure rests on."""
