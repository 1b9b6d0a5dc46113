-- Status changes are those in force: a client that became active and was lost later counts as lost only.
-- name: report
select e.month_start,
       sum(iif(e.event = 'N', 1, 0)) as entered,
       sum(iif(e.event = 'A', 1, 0)) as activated,
       sum(iif(e.event = 'L', 1, 0)) as lost
  from (select v.event, dateadd(1 - extract(day from v.at_day) day to v.at_day) as month_start
          from (select 'N' as event, cast(c.created_at as date) as at_day
                  from client_list c
                 where 1 = 1
                   and not c.is_archived                                               --? !archived
                   and c.employee_id = :manager                                        --? manager
                   and c.branch_id = :branch                                           --? branch
                   and c.source_id = :source                                           --? source
                union all
                select iif(s.code = 'active', 'A', 'L'), cast(c.status_since as date)
                  from client_list c
                  join dictionary s on s.id = c.status_id
                 where s.code in ('active', 'lost')
                   and not c.is_archived                                               --? !archived
                   and c.employee_id = :manager                                        --? manager
                   and c.branch_id = :branch                                           --? branch
                   and c.source_id = :source                                           --? source
               ) v
         where 1 = 1
           and v.at_day >= cast(:period_from as date) and v.at_day < cast(:period_until as date)   --? period_from
       ) e
 group by e.month_start
 order by e.month_start

-- name: rows
select e.id, e.month_start, e.event, e.at_day, e.name, e.status, e.employee
  from (select v.id, v.event, v.at_day, v.name, v.status, v.employee,
               dateadd(1 - extract(day from v.at_day) day to v.at_day) as month_start
          from (select c.id, 'N' as event, cast(c.created_at as date) as at_day, c.name, c.status, c.employee
                  from client_list c
                 where 1 = 1
                   and not c.is_archived                                               --? !archived
                   and c.employee_id = :manager                                        --? manager
                   and c.branch_id = :branch                                           --? branch
                   and c.source_id = :source                                           --? source
                union all
                select c.id, iif(s.code = 'active', 'A', 'L'), cast(c.status_since as date), c.name, c.status, c.employee
                  from client_list c
                  join dictionary s on s.id = c.status_id
                 where s.code in ('active', 'lost')
                   and not c.is_archived                                               --? !archived
                   and c.employee_id = :manager                                        --? manager
                   and c.branch_id = :branch                                           --? branch
                   and c.source_id = :source                                           --? source
               ) v
         where 1 = 1
           and v.at_day >= cast(:period_from as date) and v.at_day < cast(:period_until as date)   --? period_from
       ) e
 where 1 = 1
   and e.month_start = cast(:month_start as date)                                      --? month_start
   and e.event = 'N'                                                                   --? only_entered
   and e.event = 'A'                                                                   --? only_activated
   and e.event = 'L'                                                                   --? only_lost
   and e.event in ('N', 'L')                                                           --? only_net
 order by e.at_day, e.name, e.id
