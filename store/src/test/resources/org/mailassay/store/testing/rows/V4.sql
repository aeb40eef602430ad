insert into nodes values ('node-1', '0.1.0', '2026-01-15T00:00:00Z', '2026-01-15T10:00:00Z');
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
values ('retention', 'recurring', '2026-01-16T03:17:00Z', false, 4);
