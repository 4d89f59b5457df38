"""The rubric studio: a pack as it will be used, with its lint beside the words while they are typed."""
