-- This server counts for itself how rare what is (SQLite is told).
SELECT 1;
