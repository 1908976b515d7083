DROP TABLE partnership_inquiries;
