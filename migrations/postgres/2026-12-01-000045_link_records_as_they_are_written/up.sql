-- There a record is linked by a job, once its transaction is over.
SELECT 1;
