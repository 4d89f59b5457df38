"""The candidate's work beside a round: commits of a Git repository or a patch series, read and never uploaded."""
