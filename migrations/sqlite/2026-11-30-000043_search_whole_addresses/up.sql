-- SQLite's index of pieces knows no words: this one is PostgreSQL's alone.
SELECT 1;
