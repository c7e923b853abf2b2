"""What allauth asks of the house: the wall at the end of each way in, the mail, the words on the screen."""
