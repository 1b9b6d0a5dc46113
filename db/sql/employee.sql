-- name: page
select id, name, job, branch, department, phone, email, login, is_active, created_at from employee_list
-- filter text: name starting with :text
-- filter branch: branch_id = :branch
-- filter department: department_id = :department
-- filter department empty: department_id is null
-- filter active: is_active = :active
-- sort name: name, id

-- name: card
select id, name, login, branch_id, department_id, job, phone, email, birthday, staff_role_id, note, is_active, created_at, created_by, changed_at, changed_by, rv from employee where id = :id

-- name: insert
insert into employee (uid, name, login, branch_id, department_id, job, phone, email, birthday, staff_role_id, note, is_active)
values (:uid, :name, :login, :branch_id, :department_id, :job, :phone, :email, :birthday, :staff_role_id, :note, :is_active)
returning id, rv

-- name: update
update employee set name = :name, login = :login, branch_id = :branch_id, department_id = :department_id, job = :job, phone = :phone, email = :email, birthday = :birthday, staff_role_id = :staff_role_id, note = :note, is_active = :is_active
 where id = :id and rv = :rv
returning rv

-- name: delete
delete from employee where id = :id and rv = :rv returning id

-- name: arrived
select id, rv from employee where uid = :uid

-- name: title
select id, name from employee where id = :id

-- name: all
select id, name, is_active from employee order by name, id
