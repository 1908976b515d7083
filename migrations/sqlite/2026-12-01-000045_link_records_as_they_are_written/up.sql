-- A record is linked as it is written (docs/adr/0026): nothing notes it any more.
DROP TRIGGER audit_records_insert;
DELETE FROM audit_unlinked WHERE record_id IN (SELECT record_id FROM audit_links);
