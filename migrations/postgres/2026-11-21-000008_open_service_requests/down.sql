DROP TABLE service_request_answers;
DROP TABLE service_requests;
