# lme4's linear mixed model with the same random terms: prints the seconds the fit took.
suppressPackageStartupMessages(library(lme4))
table <- read.csv(commandArgs(trailingOnly = TRUE)[1], stringsAsFactors = TRUE)
took <- system.time(
  lmer(score ~ dimension + (1 | candidate) + (1 | interviewer) + (1 | round), data = table)
)
cat(took[["elapsed"]], "\n")
