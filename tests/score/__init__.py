"""Scoring against annotated documents, with ablations and the gains and losses since the last recorded run."""
