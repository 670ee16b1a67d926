"""Match questions by their words, and calibrate the confidence."""
