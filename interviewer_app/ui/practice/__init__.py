"""Practice against gold: choose a recorded round, rate it blind, see it beside gold."""
