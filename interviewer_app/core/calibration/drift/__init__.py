"""Did anybody's bar move? Against a frozen baseline: by rater, by dimension, by version of rubric, task and tool."""
