-- name: report
select x.employee_id, x.employee,
       sum(iif(x.kind = 'L', 1, 0)) as logins,
       sum(iif(x.kind = 'L' and x.reason = 'new_address', 1, 0)) as fresh,
       count(distinct x.address) as addresses,
       sum(iif(x.kind = 'N', 1, 0)) as refusals,
       max(x.at_ts) as last_at
  from audit_list x
 where x.kind in ('L', 'N')
   and x.at_ts >= :period_from and x.at_ts < :period_until                             --? period_from
   and x.employee_id = :manager                                                        --? manager
 group by x.employee_id, x.employee
 order by refusals desc, x.employee

-- name: rows
select x.employee_id as id, x.employee_id, x.at_ts, x.employee, x.kind, x.reason, x.title, x.address, x.host
  from audit_list x
 where x.kind in ('L', 'N')
   and x.employee_id is not distinct from :employee_id                                 --? employee_id
   and x.at_ts >= :period_from and x.at_ts < :period_until                             --? period_from
   and x.employee_id = :manager                                                        --? manager
   and x.kind = 'L'                                                                    --? only_logins
   and x.kind = 'L' and x.reason = 'new_address'                                       --? only_fresh
   and x.kind = 'N'                                                                    --? only_refusals
 order by x.at_ts, x.id
