-- name: pass
execute procedure gate_pass(:kind, :block, :what, :amount, :words)

-- name: ask_consent
execute procedure consent_ask(:uid, :kind, :block, :what, :amount, :why)

-- name: answer_consent
execute procedure consent_answer(:id, :grants, :hours, :words)

-- name: consents
select id, is_mine, state, person, kind, block, what, amount, why, answer, asked_at from consents_open

-- name: limits
select kind, per_hour, per_day, alone, role_id, employee_id, author, changed_at from limit_list where role_id = :role_id or employee_id = :employee_id order by kind

-- name: set_limit
execute procedure limit_set(:uid, :role_id, :employee_id, :kind, :is_set, :per_hour, :per_day, :alone)
