select ensure_report_rows_month(cast(:day as date))
