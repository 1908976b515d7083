DROP TABLE common_customers;
