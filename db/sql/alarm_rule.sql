-- name: page
select id, name, kind, threshold, minutes, hour_from, hour_to, tell, is_active, created_at from alarm_rule_list
-- filter kind: kind = :kind
-- filter active: is_active = :active
-- sort name: name, id

-- name: card
select id, name, kind, threshold, minutes, hour_from, hour_to, tell, is_active, created_at, created_by, changed_at, changed_by, rv from alarm_rule where id = :id

-- name: insert
insert into alarm_rule (uid, name, kind, threshold, minutes, hour_from, hour_to, tell, is_active)
values (:uid, :name, :kind, :threshold, :minutes, :hour_from, :hour_to, :tell, :is_active)
returning id, rv

-- name: update
update alarm_rule set name = :name, kind = :kind, threshold = :threshold, minutes = :minutes, hour_from = :hour_from, hour_to = :hour_to, tell = :tell, is_active = :is_active
 where id = :id and rv = :rv
returning rv

-- name: delete
delete from alarm_rule where id = :id and rv = :rv returning id

-- name: arrived
select id, rv from alarm_rule where uid = :uid
