DROP TABLE service_request_file_contents;
DROP TABLE service_request_files;
