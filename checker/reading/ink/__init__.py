"""How ink becomes words: characters joined, gaps weighed, strokes joined to rules, turned pages put back."""
