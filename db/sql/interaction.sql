-- name: page
select id, at_ts, kind, direction, client, contact, employee, outcome, summary, next_step, minutes, client_id, contact_id from interaction_list
-- filter client: client_id = :client
-- filter contact: contact_id = :contact
-- filter employee: employee_id = :employee
-- filter kind: kind = :kind
-- filter direction: direction = :direction
-- filter outcome: result_id = :outcome
-- filter outcome empty: result_id is null
-- filter at: at_ts >= :low and at_ts < :high
-- filter leaves: may_leave('interaction', employee_id, (select k.branch_id from client_list k where k.id = interaction_list.client_id))
-- sort at: at_ts desc, id desc

-- name: card
select id, client_id, contact_id, employee_id, kind, direction, at_ts, minutes, result_id, summary, key_points, next_step, created_at, created_by, changed_at, changed_by, rv from interaction where id = :id

-- name: insert
insert into interaction (uid, client_id, contact_id, employee_id, kind, direction, at_ts, minutes, result_id, summary, key_points, next_step)
values (:uid, :client_id, :contact_id, :employee_id, :kind, :direction, :at_ts, :minutes, :result_id, :summary, :key_points, :next_step)
returning id, rv

-- name: update
update interaction set client_id = :client_id, contact_id = :contact_id, employee_id = :employee_id, kind = :kind, direction = :direction, at_ts = :at_ts, minutes = :minutes, result_id = :result_id, summary = :summary, key_points = :key_points, next_step = :next_step
 where id = :id and rv = :rv
returning rv

-- name: delete
delete from interaction where id = :id and rv = :rv returning id

-- name: arrived
select id, rv from interaction where uid = :uid

-- name: quick
execute procedure quick_entry(:uid, :client_id, :contact_id, :kind, :direction, :at_ts, :result_id, :summary, :next_uid, :next_step, :next_at, :remind_at)

-- name: titles
select client as client_title, contact as contact_title from interaction_list where id = :id

-- name: mass_employee_id
merge into interaction r using (select i.id from ids_of(:ids) i) w on r.id = w.id when matched then update set employee_id = :value

-- name: mass_result_id
merge into interaction r using (select i.id from ids_of(:ids) i) w on r.id = w.id when matched then update set result_id = :value
