-- name: report
select i.employee_id, i.employee, e.department_id, e.department,
       sum(iif(i.kind = 'C', i.now, 0)) as calls,
       sum(iif(i.kind = 'M', i.now, 0)) as meetings,
       sum(iif(i.kind = 'L', i.now, 0)) as letters,
       sum(iif(i.kind = 'T', i.now, 0)) as messages,
       sum(iif(i.kind = 'N', i.now, 0)) as notes,
       sum(i.now) as everything,
       count(distinct iif(i.now = 1, i.client_id, null)) as clients,
       sum(iif(i.now = 1, coalesce(i.minutes, 0), 0)) as minutes,
       cast(sum(1 - i.now) as bigint) as earlier
  from (select x.employee_id, x.employee, x.kind, x.client_id, x.minutes,
               1 as now                                                                --? !period_from
               iif(x.at_ts >= :period_from and x.at_ts < :period_until, 1, 0) as now   --? period_from
          from interaction_list x
         where 1 = 1
           and (x.at_ts >= :period_from and x.at_ts < :period_until                    --? period_from
                or x.at_ts >= :period_before_from and x.at_ts < :period_before_until   --? period_before_from
               )                                                                       --? period_from
           and x.employee_id = :manager                                                --? manager
           and x.direction = :direction                                                --? direction
       ) i
  left join employee_list e on e.id = i.employee_id
 where 1 = 1
   and e.branch_id = :branch                                                           --? branch
   and e.department_id = :department                                                   --? department
 group by i.employee_id, i.employee, e.department_id, e.department
 order by everything desc, i.employee

-- name: rows
select i.id, i.employee_id, e.department_id, i.at_ts, i.kind, i.direction, i.client, i.contact, i.employee, i.outcome, i.summary
  from interaction_list i
  left join employee_list e on e.id = i.employee_id
 where 1 = 1
   and i.employee_id = :employee_id                                                    --? employee_id
   and e.department_id is not distinct from :department_id                             --? department_id
   and i.at_ts >= :period_from and i.at_ts < :period_until                             --? period_from
   and i.kind = 'C'                                                                    --? only_calls
   and i.kind = 'M'                                                                    --? only_meetings
   and i.kind = 'L'                                                                    --? only_letters
   and i.kind = 'T'                                                                    --? only_messages
   and i.kind = 'N'                                                                    --? only_notes
   and i.employee_id = :manager                                                        --? manager
   and i.direction = :direction                                                        --? direction
   and e.branch_id = :branch                                                           --? branch
   and e.department_id = :department                                                   --? department
 order by i.at_ts, i.id
