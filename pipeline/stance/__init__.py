"""Stance of statements toward a target: examples, their encoding, the classifier, calibration."""
