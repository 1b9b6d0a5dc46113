-- name: matrix
select block, verb, scope, origin, until_at, note, rule_id, author, set_at from permission_matrix(:role_id, :employee_id)

-- name: people
select id, name, staff_role_id from employee where is_active order by name, id

-- name: subject
select id as role_id, cast(null as integer) as employee_id from staff_role where upper(code) = cast(:name as varchar(60)) or upper(name) = cast(:name as varchar(60))
union all
select cast(null as integer), id from employee where login = cast(:name as varchar(60))

-- name: set
execute procedure permission_set(:uid, :role_id, :employee_id, :block, :verb, :scope, :until_at, :note)

-- name: take_back
delete from permission where id = :id returning id
