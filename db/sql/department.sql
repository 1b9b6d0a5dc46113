-- name: page
select id, name, branch, parent, head, is_active, branch_id, created_at from department_list
-- filter text: name starting with :text
-- filter branch: branch_id = :branch
-- filter active: is_active = :active
-- sort name: name, id

-- name: card
select id, name, branch_id, parent_id, head_id, note, is_active, created_at, created_by, changed_at, changed_by, rv from department where id = :id

-- name: insert
insert into department (uid, name, branch_id, parent_id, head_id, note, is_active)
values (:uid, :name, :branch_id, :parent_id, :head_id, :note, :is_active)
returning id, rv

-- name: update
update department set name = :name, branch_id = :branch_id, parent_id = :parent_id, head_id = :head_id, note = :note, is_active = :is_active
 where id = :id and rv = :rv
returning rv

-- name: delete
delete from department where id = :id and rv = :rv returning id

-- name: arrived
select id, rv from department where uid = :uid

-- name: title
select id, name from department where id = :id

-- name: all
select id, name, is_active from department order by name, id
