# Files that are attached to what people write.
files-label = Files
files-label-note = Files for the note
files-label-escalate = Files for the escalation
files-label-hand-back = Files for handing the request back
files-attached = Files
files-hint = Up to { $files } files of { $each } MB each: PNG, JPEG, GIF, WebP, PDF, TXT, LOG, CSV, ZIP, DOCX, XLSX, or PPTX. Together, the files of a request can have { $together } MB.
files-again = No files were attached, because something else in this form needs correcting. Choose your files again.
files-too-many = No files were attached: one message can have up to { $max }. Choose fewer files, and send the others with your next message.
files-too-large = No files were attached: { $name } is larger than { $max } MB. Make it smaller or divide it, then choose your files again.
files-empty = No files were attached: { $name } is empty. Check the file, then choose your files again.
files-kind = No files were attached: the file type of { $name } isn’t accepted. Choose PNG, JPEG, GIF, WebP, PDF, TXT, LOG, CSV, ZIP, DOCX, XLSX, or PPTX files.
files-content = No files were attached: the content of { $name } doesn’t match its file type. Save it again as PNG, JPEG, GIF, WebP, PDF, TXT, LOG, CSV, ZIP, DOCX, XLSX, or PPTX, then choose your files again.
files-together = No files were attached: all files of a request together can have { $max } MB. Choose fewer or smaller files.
mail-service-request-files = { $count ->
    [one] { $count } file is attached to the request. Download it in the portal: { $names }
   *[other] { $count } files are attached to the request. Download them in the portal: { $names }
}
size-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
size-kilobytes = { $number } KB
size-megabytes = { $number } MB
