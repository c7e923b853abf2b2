"""Reading directories of others in, and giving ours out, in the words of HSDS.

reading: files of several dialects -> one flat normal form, pure. checking: the normal form -> values as Python has
them, row by row, refused with a reason. storing: into the map, one transaction per import. exporting: out again.
"""
