-- The records of a report are found by blocks of a thousand: a page of a large report is read without the rest of it.
-- Those of one block share one entry, so the index is hardly larger than the one that it takes the place of.
create index report_rows_block on report_rows (account_id, report_id, (ordinal / 1000));
drop index report_rows_report;
