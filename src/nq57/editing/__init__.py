"""The editor in the browser: forms made from the models, trials in memory, saving that loses nothing."""
