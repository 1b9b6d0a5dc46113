-- name: state
select id, name, login, staff_role, is_active, is_user, blocked_at, changed_at, password_ends_at, last_at, last_from, failed_count, is_token_needed, token_count from login_state

-- name: make
execute procedure login_make(:employee_id, :login, :first_password)

-- name: reset
execute procedure login_reset(:employee_id, :first_password)

-- name: block
execute procedure login_block(:employee_id, :blocked)

-- name: own_password
execute procedure my_password(:new_password)

-- name: open
select conn_id, login, name, began_at, address, host, process, claimed, is_own, idle_s as idle_count from session_now

-- name: end
execute procedure session_end(:conn)

-- name: past
select id, login, name, began_at, ended_at, address, host, claimed, failed_count from session_past(:employee_id)
