-- name: page
select id, at_ts, employee, kind, entity, row_id, title, gist, amount, address, host, claimed, act_id from audit_list
-- filter at: at_ts >= :low and at_ts < :high
-- filter employee: login = (select e.login from employee e where e.id = :employee)
-- filter kind: kind = :kind
-- filter entity: entity = :entity
-- filter text: words containing cast(:text as varchar(250)) or changes collate unicode_ci_ai containing cast(:text as varchar(250)) or rest containing cast(:text as varchar(250))
-- filter address: address starting with cast(:address as varchar(80))
-- filter step_since: at_ts >= :step_since
-- filter step_before: at_ts < :step_before
-- filter row: entity = :entity and row_id = :row_id
-- sort newest: at_ts desc, id desc

-- name: fields
select field, old_value, new_value from audit_fields(:id)

-- name: check
select seal_id, on_day, entries_count, found_count, digest, is_ok, what from audit_check(:first)

-- name: number
select numbered_count from audit_number(2000)

-- name: seal
execute procedure audit_seal

-- name: may_report
execute procedure may_report(:report, :blocks)

-- name: note_report
execute procedure note_report(:report, :amount, :words)
