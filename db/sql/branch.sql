-- name: page
select id, name, city, phone, is_active, created_at from branch
-- filter text: name starting with :text
-- filter active: is_active = :active
-- sort name: name, id

-- name: card
select id, name, city, phone, note, is_active, created_at, created_by, changed_at, changed_by, rv from branch where id = :id

-- name: insert
insert into branch (uid, name, city, phone, note, is_active)
values (:uid, :name, :city, :phone, :note, :is_active)
returning id, rv

-- name: update
update branch set name = :name, city = :city, phone = :phone, note = :note, is_active = :is_active
 where id = :id and rv = :rv
returning rv

-- name: delete
delete from branch where id = :id and rv = :rv returning id

-- name: arrived
select id, rv from branch where uid = :uid

-- name: title
select id, name from branch where id = :id

-- name: all
select id, name, is_active from branch order by name, id
