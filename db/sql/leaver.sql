-- name: days
select verb, entity, entry_count, sum_count, last_at from leaver_days(:employee_id, :days)

-- name: exits
select at_ts, verb, entity, sum_count, said from leaver_exits(:employee_id, :days)

-- name: left
select name, login, is_active, is_blocked, client_count, contact_count, task_count from leaver_left(:employee_id)

-- name: close
update employee set is_active = false where id = :employee_id and is_active returning id
