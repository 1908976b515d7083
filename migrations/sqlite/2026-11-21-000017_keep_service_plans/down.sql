DROP TABLE excluded_plans;
DROP TABLE service_plans;
ALTER TABLE offers DROP COLUMN license_group;
