-- Due a minute ago, so that a node whose clock is behind takes it at once too.
insert into scan_tasks (task_name, task_instance, execution_time, picked, version, priority)
values ('scan', ?, now() - interval '1 minute', false, 1, 0)
