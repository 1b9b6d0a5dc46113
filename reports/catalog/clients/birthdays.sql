-- A coarse choice by month and day; the exact days, 29 February among them, are worked out by the program.
-- name: report
with p as (
  select extract(month from b.d1) * 100 + extract(day from b.d1) as md1,
         extract(month from b.d2) * 100 + extract(day from b.d2) as md2,
         datediff(day from b.d1 to b.d2) as days
    from (select cast(:period_from as timestamp) as d1, dateadd(-1 day to cast(:period_until as timestamp)) as d2
            from base_info) b
)
select 'contact' as entity, c.id, c.employee_id, c.client_id, c.birthday, cast(null as date) as on_day,
       cast(null as date) as month_start, cast(null as integer) as years, c.name, c.client, c.job, c.phone, c.employee
  from contact_list c cross join p
 where c.birth_md > 0
   and (p.days >= 365 or c.birth_md = 229
        or p.md1 <= p.md2 and c.birth_md between p.md1 and p.md2
        or p.md1 > p.md2 and (c.birth_md >= p.md1 or c.birth_md <= p.md2))
   and not c.is_archived                                                               --? !archived
   and c.employee_id = :manager                                                        --? manager
   and c.branch_id = :branch                                                           --? branch
union all
select 'client', c.id, c.employee_id, c.id, c.birthday, cast(null as date), cast(null as date), cast(null as integer),
       c.name, c.name, cast('' as varchar(60)), c.phone, c.employee
  from client_list c
 where c.birthday is not null
   and not c.is_archived                                                               --? !archived
   and c.employee_id = :manager                                                        --? manager
   and c.branch_id = :branch                                                           --? branch
