DROP TABLE customer_qualifications;
