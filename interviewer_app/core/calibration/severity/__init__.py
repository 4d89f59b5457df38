"""How strict each rater is, how hard each dimension, what a candidate's ratings would be under the average rater."""
