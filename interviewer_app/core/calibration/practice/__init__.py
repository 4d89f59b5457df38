"""Practice against gold: recorded rounds with written ratings, rated blind, then laid beside them."""
