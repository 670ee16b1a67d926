"""Match questions by their words, with learned weights and calibrated confidence."""
