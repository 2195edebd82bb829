"""Everything that leaves a review: the contract, tables, text, page pictures, the marked bill and the papers.

Nothing here reads a file's lines, judges a charge or knows a browser. Public functions, by module:

`contract`     to_contract(review, language) -> dict; json_text(review, language) -> str
`table`        csv_table(review, language) -> str; csv_download(...) -> bytes; xlsx_table(...) -> bytes
`text`         as_text(review, language) -> str
`plain`        visible(text, limit) -> str: untrusted text made harmless and short, for any output
`marks`        Mark(box, number, note); Strip(data, boxes, label, ...); line_boxes(line) -> one box a page
`page_images`  page(data, number, marks, ...) -> PNG; strip(Strip) -> PNG
`marked_pdf`   marked_pdf(data, marks, ...) -> PDF
`papers`       askings(...), then letter, letter to the insurance, request, phone sheet, log, next steps

Heavy libraries are imported inside the module that needs them, so importing this package costs nothing.
"""
