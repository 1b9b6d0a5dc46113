-- name: page
select id, due_at, state, subject, client, contact, employee, author, result, done_at, remind_at, client_id, contact_id, employee_id, rv from task_list
-- filter client: client_id = :client
-- filter contact: contact_id = :contact
-- filter employee: employee_id = :employee
-- filter author: author_id = :author
-- filter state: state = :state
-- filter due: due_at >= :low and due_at < :high
-- filter remind: remind_at >= :low and remind_at < :high
-- filter remind empty: remind_at is null
-- filter done: done_at >= :low and done_at < :high
-- filter done empty: done_at is null
-- filter overdue: state = 'O' and due_at < :overdue
-- filter text: subject starting with :text
-- filter leaves: may_leave('task', employee_id, (select e.branch_id from employee_list e where e.id = task_list.employee_id))
-- sort due: due_at, id

-- name: card
select id, subject, client_id, contact_id, employee_id, author_id, interaction_id, due_at, remind_at, state, result, done_at, note, created_at, created_by, changed_at, changed_by, rv from task where id = :id

-- name: insert
insert into task (uid, subject, client_id, contact_id, employee_id, author_id, due_at, remind_at, state, result, note)
values (:uid, :subject, :client_id, :contact_id, :employee_id, :author_id, :due_at, :remind_at, :state, :result, :note)
returning id, rv

-- name: update
update task set subject = :subject, client_id = :client_id, contact_id = :contact_id, employee_id = :employee_id, author_id = :author_id, due_at = :due_at, remind_at = :remind_at, state = :state, result = :result, note = :note
 where id = :id and rv = :rv
returning rv

-- name: delete
delete from task where id = :id and rv = :rv returning id

-- name: arrived
select id, rv from task where uid = :uid

-- name: finish
update task set state = :state, result = :result where id = :id and rv = :rv returning rv

-- name: reminders
select t.id, t.subject, t.due_at, t.remind_at, t.client_id, t.rv, (select substring(k.name from 1 for 80) from client k where k.id = t.client_id) as client
  from task t
 where t.employee_id = (select m.id from me m) and t.state = 'O' and t.reminded_at is null and t.remind_at <= localtimestamp
 order by t.remind_at fetch first 20 rows only

-- name: reminded
execute procedure task_reminded(:id)

-- name: snooze
update task set remind_at = :remind_at where id = :id returning rv

-- name: titles
select client as client_title, contact as contact_title from task_list where id = :id

-- name: mass_employee_id
merge into task r using (select i.id from ids_of(:ids) i) w on r.id = w.id when matched then update set employee_id = :value

-- name: mass_due_at
merge into task r using (select i.id from ids_of(:ids) i) w on r.id = w.id when matched then update set due_at = :value

-- name: mass_state
merge into task r using (select i.id from ids_of(:ids) i) w on r.id = w.id when matched then update set state = :value
