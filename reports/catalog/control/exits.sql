-- name: report
select x.employee_id, x.employee, x.kind, count(*) as times, sum(coalesce(x.amount, 0)) as amount, max(coalesce(x.amount, 0)) as most,
       max(x.at_ts) as last_at
  from audit_list x
 where x.kind in ('X', 'P', 'B', 'F', 'M')
   and x.at_ts >= :period_from and x.at_ts < :period_until                             --? period_from
   and x.employee_id = :manager                                                        --? manager
   and x.kind = cast(:way as varchar(10))                                                                   --? way
 group by x.employee_id, x.employee, x.kind
 order by amount desc, x.employee, x.kind

-- name: rows
select x.employee_id as id, x.employee_id, x.kind, x.at_ts, x.employee, cast(left(x.words, 250) as varchar(250)) as what, x.amount, x.address
  from audit_list x
 where x.kind in ('X', 'P', 'B', 'F', 'M')
   and x.employee_id is not distinct from :employee_id                                 --? employee_id
   and x.kind = cast(:kind as varchar(10))                                                                  --? kind
   and x.kind <> ''                                                                    --? only_times
   and x.at_ts >= :period_from and x.at_ts < :period_until                             --? period_from
   and x.employee_id = :manager                                                        --? manager
   and x.kind = cast(:way as varchar(10))                                                                   --? way
 order by x.at_ts, x.id
