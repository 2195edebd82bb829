"""How well pictures of statements are read: made-up statements printed, worn in stated ways, read, held to their truth.

Another project can run itself on them: `--write FOLDER` writes each picture file beside its truth (see `command`).
"""
