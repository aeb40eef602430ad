insert into scan_results (
    account_id, scan_id, results_coding, results_size, results, recording_coding, recording_size, recording)
values (?, ?, ?, ?, ?, ?, ?, ?)
on conflict (account_id, scan_id) do update
set results_coding = excluded.results_coding, results_size = excluded.results_size, results = excluded.results,
    recording_coding = excluded.recording_coding, recording_size = excluded.recording_size,
    recording = excluded.recording
