# Files in the form of tables: choosing one, and what is wrong with its rows.
sheet-file = File
sheet-file-hint = A table in CSV and UTF-8, of at most 8 MB.
sheet-file-missing = Choose a file first.
sheet-file-refused = Nothing of { $file } was loaded. Correct these rows and choose the file again.
sheet-faults = { $count ->
    [one] There is 1 fault in this file.
   *[other] There are { $count } faults in this file.
}
sheet-faults-more = { $count ->
    [one] 1 more fault is not shown. Correct these first.
   *[other] { $count } more faults are not shown. Correct these first.
}
sheet-faults-many = There are more than { $count } faults in this file.
sheet-faults-many-more = The others are not shown. Correct these first.
sheet-line = Line
sheet-column = Column
sheet-reason = What is wrong
sheet-fault-encoding = This is not a text file in UTF-8. Save the table as “CSV UTF-8” and try again.
sheet-fault-empty = The file is empty. Its first row must be the header.
sheet-fault-no-rows = There is nothing below the header. Add a row for each entry.
sheet-fault-too-many = A file may have at most { $max } rows. Divide it into several files.
sheet-fault-header = The first row must be this header, with commas between the columns: { $columns }
sheet-fault-cells = { $count ->
    [one] This row has 1 cell, but { $wanted } are needed. Check its commas and quotation marks.
   *[other] This row has { $count } cells, but { $wanted } are needed. Check its commas and quotation marks.
}
