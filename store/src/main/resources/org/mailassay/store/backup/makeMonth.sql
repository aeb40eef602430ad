select ensure_report_rows_month(cast(? as date));
