-- name: page
select id, name, sql_role, is_system, code, created_at from staff_role
-- filter text: name starting with :text
-- filter ids: id in (select i.id from ids_of(:ids) i)
-- sort name: name, id

-- name: card
select id, name, code, sql_role, is_system, created_at, created_by, changed_at, changed_by, rv from staff_role where id = :id

-- name: insert
insert into staff_role (uid, name, code, sql_role)
values (:uid, :name, :code, :sql_role)
returning id, rv

-- name: update
update staff_role set name = :name, code = :code, sql_role = :sql_role
 where id = :id and rv = :rv
returning rv

-- name: delete
delete from staff_role where id = :id and rv = :rv returning id

-- name: arrived
select id, rv from staff_role where uid = :uid

-- name: title
select id, name from staff_role where id = :id

-- name: all
select id, name, code from staff_role order by name, id
