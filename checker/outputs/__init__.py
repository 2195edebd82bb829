"""Everything that leaves a review: the contract, tables, text, page pictures, the marked bill and the papers.

Nothing here reads a file's lines, judges a charge or knows a browser. Public functions, by module:

`contract`     to_contract(review, language) -> dict, json_text(review, language) -> str
`table`        csv_table(review, language) -> str, csv_download(...) -> bytes, xlsx_table(...) -> bytes
`text`         as_text(review, language) -> str
`plain`        visible(text, limit) -> str: untrusted text made harmless and short, for any output
`page_images`  page(data, number, marks, ...) -> bytes, strip(data, boxes, label, ...) -> bytes (PNG)
`marked_pdf`   marked_pdf(data, marks, ...) -> bytes
`papers`       addressees, letter_pdf, letter_docx, insurer_letter_pdf, insurer_letter_docx, phone_sheet_pdf,
               request_pdf, request_docx, log_pdf, routes (see its docstring)

Heavy libraries are imported inside the module that needs them, so importing this package costs nothing.
"""
