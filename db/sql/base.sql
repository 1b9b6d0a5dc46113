-- name: info
select schema_version, base_uid, firm, firm_now, password_ends_at, before_at, before_from, is_shared, is_token_wanted from base_info

-- name: me
select id, login, name, branch_id, department_id, staff_role_id from me

-- name: rights
select piece from my_right_pieces

-- name: settings
select code, owner_id, piece from setting_pieces

-- name: set_setting
execute procedure setting_set(:code, :for_firm, :body)

-- name: claim
execute procedure claim(:txt, :failed)

-- name: find
select kind, id, title, hint, found from find(:w1, :w2, :w3, :w4, :tail, :mail, :tax, :n)

-- name: saved
select id, kind, subject, name, employee_id, body, created_by, rv from saved where kind = :kind and subject = :subject order by name, id

-- name: save_new
insert into saved (uid, kind, subject, name, employee_id, body) values (:uid, :kind, :subject, :name, :employee_id, :body) returning id, rv

-- name: save_over
update saved set name = :name, employee_id = :employee_id, body = :body where id = :id and rv = :rv returning rv

-- name: unsave
delete from saved where id = :id and rv = :rv returning id

-- name: history
select id, at_ts, employee, verb, act_id, address from history
-- filter row: entity = :entity and row_id = :id
-- sort newest: id desc

-- name: history_fields
select h.id, h.at_ts, h.employee, h.verb, f.field, cast(left(f.old_value, 400) as varchar(400)) as old_value, cast(left(f.new_value, 400) as varchar(400)) as new_value, h.act_id, h.merged
  from (select x.id, x.at_ts, x.employee, x.verb, x.act_id, cast(null as varchar(120)) as merged
          from (select first 100 * from history o where o.entity = :entity and o.row_id = :id order by o.id desc) x
        union all
        select y.id, y.at_ts, y.employee, y.verb, y.act_id, coalesce(y.title, '')
          from (select first 100 o.id, o.at_ts, o.employee, o.verb, o.act_id, m.title from merged_from(:entity, :id) m
                  join history o on o.entity = :entity and o.row_id = m.row_id order by o.id desc) y) h
  left join history_field(h.id) f on true
 order by h.id desc, f.field

-- name: changed_since
select id, entity, row_id, verb from history_since where id > :last order by id desc fetch first 500 rows only

-- name: last_change
select newest_entry() as id from rdb$database

-- name: ids
select id from ids_of(:ids)

-- name: permissions
select piece from my_permissions
