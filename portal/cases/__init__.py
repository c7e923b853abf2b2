"""A resident's matter: who they are (sealed), who is their one contact person, and who may open it until when."""
