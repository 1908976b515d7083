# Files in the form of tables: choosing one, and what is wrong with its rows.
sheet-file = File
sheet-file-hint = A CSV file in UTF-8, up to 8 MB.
sheet-file-missing = Choose a file first.
sheet-file-refused = Nothing was loaded from { $file }. Correct these rows, then choose the file again.
sheet-faults = { $count ->
    [one] This file has { $count } error.
   *[other] This file has { $count } errors.
}
sheet-faults-more = { $count ->
    [one] { $count } more error isn’t shown. Correct these first.
   *[other] { $count } more errors aren’t shown. Correct these first.
}
sheet-faults-many = This file has more than { $count } errors.
sheet-faults-many-more = The others aren’t shown. Correct these first.
sheet-line = Line
sheet-column = Column
sheet-reason = What is wrong
sheet-fault-encoding = Save the table as “CSV UTF-8” and try again. This isn’t a text file in UTF-8.
sheet-fault-empty = Choose a file that isn’t empty. Its first row must be the header.
sheet-fault-no-rows = Add a row for each entry. There is nothing below the header.
sheet-fault-too-many = Divide the file into several files of up to { $max } rows.
sheet-fault-header = The first row must be this header, with commas between the columns: { $columns }
sheet-fault-cells = { $count ->
    [one] This row has { $count } cell but needs { $wanted }. Check its commas and quotation marks.
   *[other] This row has { $count } cells but needs { $wanted }. Check its commas and quotation marks.
}
sheet-sample = Download sample file
