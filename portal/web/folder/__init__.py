"""The folder: a topic, a place or a list as something to hand out. A page that prints, always; a PDF where the server
can make one. The question stands in the address, so a folder can be made again next month with what is true then."""
