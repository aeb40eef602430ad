select task_name as name, last_success, coalesce(consecutive_failures, 0) as failures
from scheduled_tasks
where task_instance = 'recurring'
order by task_name
