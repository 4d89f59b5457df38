"""Simulations: data drawn from known truths, and what the methods of calibration make of them."""
