"""The engines that hold the index: each answers which documents match, none decides about order or rights."""
