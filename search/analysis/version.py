"""The version of the analysis. Raise it with every change that makes other tokens of the same text: indexes
rebuild on it."""

ANALYSIS_VERSION = 2
