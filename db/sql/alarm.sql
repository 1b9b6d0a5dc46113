-- name: page
select id, at_ts, kind, employee, words, amount, state, seen_name, seen_at, entity, row_id from alarm_list
-- filter state: state = :state
-- filter kind: kind = :kind
-- filter employee: employee_id = :employee
-- filter at: at_ts >= :low and at_ts < :high
-- sort newest: id desc

-- name: unseen
select unseen_alarms() as unseen from rdb$database

-- name: seen
execute procedure alarm_seen(:ids)

-- name: plant
execute procedure decoy_plant(:client_id, :wish)
