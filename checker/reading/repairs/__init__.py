"""What a file or an engine gave wrongly set right, where shape, arithmetic or the catalogue proves what stands there.

On every page: letters and dashes that the file has no text for (`ligatures`), and words with no blank left between them
(`touching`). Nothing printed is changed by these.

All else is for pages that an engine read from a picture: what a PDF says in text is what was printed, slips and all. A
word whose characters the engine was sure of is left alone too, so that a bill's own slip stays a slip. What was seen is
kept beside what it was read as (`Repair`), for the person to see. Nothing proven, nothing changed: a doubt says so.
"""
