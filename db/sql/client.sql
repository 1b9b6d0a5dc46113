-- name: page
select id, name, city, region, phone, tax_id, employee, branch, source, status, kind, is_archived, next_at, next_key, last_at, last_key, created_at from client_list
-- filter text: name starting with :text
-- filter kind: kind = :kind
-- filter status: status_id = :status
-- filter status empty: status_id is null
-- filter source: source_id = :source
-- filter source empty: source_id is null
-- filter trade: trade_id = :trade
-- filter trade empty: trade_id is null
-- filter size: size_id = :size
-- filter size empty: size_id is null
-- filter employee: employee_id = :employee
-- filter employee empty: employee_id is null
-- filter branch: branch_id = :branch
-- filter city: city starting with :city
-- filter region: region starting with :region
-- filter country: country = cast(:country as varchar(80))
-- filter tax: tax_id starting with cast(:tax as varchar(80))
-- filter tax_rare: (select iif(tax_is_common(cast(:tax_rare as varchar(80))), 1, 0) from rdb$database) = 0
-- filter tax_common on client_tax: tax_id starting with cast(:tax_common as varchar(80)) and (select iif(tax_is_common(cast(:tax_common as varchar(80))), 1, 0) from rdb$database) = 1
-- join tax_near: client_tax x where x.tax_id starting with cast(:tax as varchar(80))
-- filter legal: legal_name containing cast(:legal as varchar(80))
-- filter code: reg_code starting with cast(:code as varchar(80))
-- filter number: reg_no starting with cast(:number as varchar(80))
-- filter address: address containing cast(:address as varchar(80))
-- filter note: note containing cast(:note as varchar(80))
-- filter archived: is_archived = :archived
-- filter since: status_since >= :low and status_since < :high
-- filter birthday: cast(birthday as timestamp) >= :low and cast(birthday as timestamp) < :high
-- filter birthday empty: birthday is null
-- filter changed: changed_at >= :low and changed_at < :high
-- filter created: created_at >= :low and created_at < :high
-- filter last: last_key >= :low and last_key < :high
-- filter last empty: last_key = timestamp '0001-01-01 00:00'
-- filter next: next_key >= :low and next_key < :high
-- filter next empty: next_key = timestamp '9999-12-31 00:00'
-- filter class: exists (select 1 from client_class k where k.client_id = client_list.id and k.value_id = :class)
-- filter near_branch: branch_id = :near_branch
-- filter near_person: employee_id = :near_person
-- filter near_few: employee_id = :near_few
-- filter my_near_branch: branch_id = near_branch('client')
-- filter my_near_person: employee_id = near_person('client')
-- filter my_near_few: employee_id = near_one('client', 1) or employee_id = near_one('client', 2) or employee_id = near_one('client', 3) or employee_id = near_one('client', 4) or employee_id = near_one('client', 5) or employee_id = near_one('client', 6) or employee_id = near_one('client', 7) or employee_id = near_one('client', 8) or employee_id = near_one('client', 9) or employee_id = near_one('client', 10) or employee_id = near_one('client', 11) or employee_id = near_one('client', 12)
-- filter nothing_near: exists (select 1 from rdb$database where near_branch('client') is null and near_person('client') is null and near_few('client') is null)
-- filter leaves: may_leave('client', employee_id, branch_id)
-- sort name: name, id
-- sort city: city, name, id
-- sort last: last_key desc, id desc
-- sort next: next_key, id
-- sort created: created_at desc, id desc

-- name: card
select id, kind, name, legal_name, country, tax_id, reg_code, reg_no, region, city, address, source_id, status_id, status_since, trade_id, size_id, employee_id, branch_id, birthday, note, is_archived, created_at, created_by, changed_at, changed_by, rv from client where id = :id

-- name: insert
insert into client (uid, kind, name, legal_name, country, tax_id, reg_code, reg_no, region, city, address, source_id, status_id, trade_id, size_id, employee_id, branch_id, birthday, note, is_archived)
values (:uid, :kind, :name, :legal_name, :country, :tax_id, :reg_code, :reg_no, :region, :city, :address, :source_id, :status_id, :trade_id, :size_id, :employee_id, :branch_id, :birthday, :note, :is_archived)
returning id, rv

-- name: update
update client set kind = :kind, name = :name, legal_name = :legal_name, country = :country, tax_id = :tax_id, reg_code = :reg_code, reg_no = :reg_no, region = :region, city = :city, address = :address, source_id = :source_id, status_id = :status_id, trade_id = :trade_id, size_id = :size_id, employee_id = :employee_id, branch_id = :branch_id, birthday = :birthday, note = :note, is_archived = :is_archived
 where id = :id and rv = :rv
returning rv

-- name: delete
delete from client where id = :id and rv = :rv returning id

-- name: arrived
select id, rv from client where uid = :uid

-- name: title
select id, name from client where id = :id

-- name: lookup
select f.id, f.title, f.hint from find(:w1, :w2, :w3, :w4, '', '', '', 12) f where f.kind = 'C'

-- name: cities
select distinct city from client_list where city starting with :text order by city fetch first 12 rows only

-- name: regions
select distinct region from client_list where region starting with :text order by region fetch first 12 rows only

-- name: feed
select id, what, at_ts, who, kind, direction, title, body, state from (
  select id, cast('interaction' as varchar(12)) as what, at_ts, employee as who, kind, direction, coalesce(outcome, contact) as title, summary as body, next_step as state
    from (select first 30 * from interaction_list where client_id = :id order by at_ts desc, id desc)
  union all
  select id, cast('task' as varchar(12)), due_at, employee, state, cast(null as char(1)), subject, result, cast(null as varchar(80))
    from (select first 20 * from task_list where client_id = :id order by due_at desc, id desc)
  union all
  select h.id, cast('change' as varchar(12)), h.at_ts, substring(h.employee from 1 for 60), h.verb, cast(null as char(1)),
         (select first 1 f.field from history_field(h.id) f order by f.field),
         (select first 1 substring(f.new_value from 1 for 80) from history_field(h.id) f order by f.field),
         cast(null as varchar(80))
    from (select first 15 * from history x where x.entity = 'client' and x.row_id = :id and x.verb = 'U' order by x.id desc) h
) order by at_ts desc fetch first 40 rows only

-- name: classes
select k.id, k.value_id, k.rv from client_class k where k.client_id = :id

-- name: add_class
insert into client_class (client_id, value_id) values (:client_id, :value_id) returning id, rv

-- name: drop_class
delete from client_class where client_id = :client_id and value_id = :value_id returning id

-- name: mass_status_id
merge into client r using (select i.id from ids_of(:ids) i) w on r.id = w.id when matched then update set status_id = :value

-- name: mass_source_id
merge into client r using (select i.id from ids_of(:ids) i) w on r.id = w.id when matched then update set source_id = :value

-- name: mass_employee_id
merge into client r using (select i.id from ids_of(:ids) i) w on r.id = w.id when matched then update set employee_id = :value

-- name: mass_branch_id
merge into client r using (select i.id from ids_of(:ids) i) w on r.id = w.id when matched then update set branch_id = :value

-- name: mass_trade_id
merge into client r using (select i.id from ids_of(:ids) i) w on r.id = w.id when matched then update set trade_id = :value

-- name: mass_size_id
merge into client r using (select i.id from ids_of(:ids) i) w on r.id = w.id when matched then update set size_id = :value

-- name: mass_region
merge into client r using (select i.id from ids_of(:ids) i) w on r.id = w.id when matched then update set region = :value

-- name: mass_city
merge into client r using (select i.id from ids_of(:ids) i) w on r.id = w.id when matched then update set city = :value

-- name: mass_is_archived
merge into client r using (select i.id from ids_of(:ids) i) w on r.id = w.id when matched then update set is_archived = :value

-- name: hangs
select (select count(*) from employment e where e.client_id = c.id) as employment_count,
       (select count(*) from interaction i where i.client_id = c.id) as interaction_count,
       (select count(*) from task t where t.client_id = c.id) as task_count,
       (select count(*) from attachment f where f.owner_kind = 'client' and f.owner_id = c.id) as attachment_count
  from client c where c.id = :id

-- name: names
select id, name, kind, city, tax_id, employee from client_list order by name, id fetch first 30001 rows only
