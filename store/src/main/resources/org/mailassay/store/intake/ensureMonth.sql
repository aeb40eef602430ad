-- Who waits for the lock lets nobody else read or write meanwhile: a backup has the table for as long as it takes.
with patience as materialized (select set_config('lock_timeout', '5s', true))
select ensure_report_rows_month(cast(:day as date)) from patience
