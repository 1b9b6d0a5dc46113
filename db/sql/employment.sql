-- name: page
select id, contact_id, client_id, contact, client, job_role, job, phone, email, since, until, is_main, state_no from employment_list
-- filter client: client_id = :client
-- filter contact: contact_id = :contact
-- sort main: state_no, contact, id

-- name: card
select id, contact_id, client_id, role_id, job, since, until, is_main, note, created_at, created_by, changed_at, changed_by, rv from employment where id = :id

-- name: insert
insert into employment (uid, contact_id, client_id, role_id, job, since, until, is_main, note)
values (:uid, :contact_id, :client_id, :role_id, :job, :since, :until, :is_main, :note)
returning id, rv

-- name: update
update employment set contact_id = :contact_id, client_id = :client_id, role_id = :role_id, job = :job, since = :since, until = :until, is_main = :is_main, note = :note
 where id = :id and rv = :rv
returning rv

-- name: delete
delete from employment where id = :id and rv = :rv returning id

-- name: arrived
select id, rv from employment where uid = :uid

-- name: titles
select contact as contact_title, client as client_title from employment_list where id = :id
