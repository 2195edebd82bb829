"""What was misread on a picture set right, where its shape, arithmetic or the catalogue proves what stands there.

Only pages that an engine read from a picture are looked at: what a PDF says in text is what was printed, slips and all.
A word whose characters the engine was sure of is left alone too, so that a bill's own slip stays a slip. What was seen
is kept beside what it was read as (`Repair`), for the person to see. Nothing proven, nothing changed: a doubt says so.
"""
