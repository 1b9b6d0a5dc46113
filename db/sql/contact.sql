-- name: page
select id, name, client, job, phone, email, employee, birthday, is_archived, created_at, client_id from contact_list
-- filter text: name starting with :text
-- filter employee: employee_id = :employee
-- filter employee empty: employee_id is null
-- filter branch: branch_id = :branch
-- filter archived: is_archived = :archived
-- filter birthday: cast(birthday as timestamp) >= :low and cast(birthday as timestamp) < :high
-- filter birthday empty: birthday is null
-- filter created: created_at >= :low and created_at < :high
-- filter birth: birth_md between :low_md and :high_md
-- filter client: exists (select 1 from employment e where e.contact_id = contact_list.id and e.client_id = :client)
-- filter role: exists (select 1 from employment e where e.contact_id = contact_list.id and e.role_id = :role)
-- filter near_branch: branch_id = :near_branch
-- filter near_person: employee_id = :near_person
-- filter near_few: employee_id = :near_few
-- filter my_near_branch: branch_id = near_branch('contact')
-- filter my_near_person: employee_id = near_person('contact')
-- filter my_near_few: employee_id = near_one('contact', 1) or employee_id = near_one('contact', 2) or employee_id = near_one('contact', 3) or employee_id = near_one('contact', 4) or employee_id = near_one('contact', 5) or employee_id = near_one('contact', 6) or employee_id = near_one('contact', 7) or employee_id = near_one('contact', 8) or employee_id = near_one('contact', 9) or employee_id = near_one('contact', 10) or employee_id = near_one('contact', 11) or employee_id = near_one('contact', 12)
-- filter nothing_near: exists (select 1 from rdb$database where near_branch('contact') is null and near_person('contact') is null and near_few('contact') is null)
-- filter leaves: may_leave('contact', employee_id, branch_id)
-- sort name: name, id
-- sort created: created_at desc, id desc

-- name: card
select id, name, salutation, birthday, photo_sha, branch_id, employee_id, note, is_archived, created_at, created_by, changed_at, changed_by, rv from contact where id = :id

-- name: insert
insert into contact (uid, name, salutation, birthday, branch_id, employee_id, note, is_archived)
values (:uid, :name, :salutation, :birthday, :branch_id, :employee_id, :note, :is_archived)
returning id, rv

-- name: update
update contact set name = :name, salutation = :salutation, birthday = :birthday, branch_id = :branch_id, employee_id = :employee_id, note = :note, is_archived = :is_archived
 where id = :id and rv = :rv
returning rv

-- name: delete
delete from contact where id = :id and rv = :rv returning id

-- name: arrived
select id, rv from contact where uid = :uid

-- name: title
select id, name from contact where id = :id

-- name: lookup
select f.id, f.title, f.hint from find(:w1, :w2, :w3, :w4, '', '', '', 12) f where f.kind = 'P'

-- name: feed
select id, what, at_ts, who, kind, direction, title, body, state from (
  select id, cast('interaction' as varchar(12)) as what, at_ts, employee as who, kind, direction, coalesce(outcome, client) as title, summary as body, next_step as state
    from (select first 30 * from interaction_list where contact_id = :id order by at_ts desc, id desc)
  union all
  select id, cast('task' as varchar(12)), due_at, employee, state, cast(null as char(1)), subject, result, cast(null as varchar(80))
    from (select first 20 * from task_list where contact_id = :id order by due_at desc, id desc)
  union all
  select h.id, cast('change' as varchar(12)), h.at_ts, substring(h.employee from 1 for 60), h.verb, cast(null as char(1)),
         (select first 1 f.field from history_field(h.id) f order by f.field),
         (select first 1 substring(f.new_value from 1 for 80) from history_field(h.id) f order by f.field),
         cast(null as varchar(80))
    from (select first 15 * from history x where x.entity = 'contact' and x.row_id = :id and x.verb = 'U' order by x.id desc) h
) order by at_ts desc fetch first 40 rows only

-- name: photo
select body from contact_photo(:id)

-- name: set_photo
execute procedure contact_photo_set(:id, :sha, :body)

-- name: mass_employee_id
merge into contact r using (select i.id from ids_of(:ids) i) w on r.id = w.id when matched then update set employee_id = :value

-- name: mass_branch_id
merge into contact r using (select i.id from ids_of(:ids) i) w on r.id = w.id when matched then update set branch_id = :value

-- name: mass_is_archived
merge into contact r using (select i.id from ids_of(:ids) i) w on r.id = w.id when matched then update set is_archived = :value

-- name: hangs
select (select count(*) from employment e where e.contact_id = c.id) as employment_count,
       (select count(*) from interaction i where i.contact_id = c.id) as interaction_count,
       (select count(*) from task t where t.contact_id = c.id) as task_count,
       (select count(*) from attachment f where f.owner_kind = 'contact' and f.owner_id = c.id) as attachment_count
  from contact c where c.id = :id
