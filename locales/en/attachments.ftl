# Files that are attached to what people write.
files-label = Files
files-label-note = Files for the note
files-label-escalate = Files for the escalation
files-label-hand-back = Files for handing it back
files-attached = Files
files-hint = At most { $files } files of { $each } MB each: PNG, JPEG, GIF, WebP, PDF, TXT, LOG, CSV, ZIP, DOCX, XLSX or PPTX. The files of a request may have { $together } MB together.
files-again = No file was attached, because something else in this form has to be corrected. Please choose your files again.
files-too-many = At most { $max } files can go with one message, so none was attached. Choose again, and send the others with your next message.
files-too-large = { $name } is larger than { $max } MB, so no file was attached. Make it smaller or divide it, and choose your files again.
files-empty = { $name } is empty, so no file was attached. Check it, and choose your files again.
files-kind = { $name } is of a kind that is not accepted, so no file was attached. Accepted are PNG, JPEG, GIF, WebP, PDF, TXT, LOG, CSV, ZIP, DOCX, XLSX and PPTX. Choose your files again.
files-content = { $name } does not hold what its ending says, so no file was attached. Accepted are PNG, JPEG, GIF, WebP, PDF, TXT, LOG, CSV, ZIP, DOCX, XLSX and PPTX. Save it anew in one of these formats, and choose your files again.
files-together = The files of a request may have { $max } MB together, and these would be too many, so none was attached. Choose fewer or smaller ones.
mail-service-request-files = { $count ->
    [one] 1 file is attached to the request; download it in the portal: { $names }
   *[other] { $count } files are attached to the request; download them in the portal: { $names }
}
size-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
size-kilobytes = { $number } KB
size-megabytes = { $number } MB
