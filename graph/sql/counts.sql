-- how many pairs stand together n times, most frequent first
SELECT p.n, count(*) AS pairs FROM pairs p GROUP BY p.n ORDER BY p.n DESC
