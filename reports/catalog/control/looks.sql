-- name: report
select x.employee_id, x.employee, c.employee_id as owner_id, c.employee as owner,
       count(*) as looks, count(distinct x.row_id) as clients, max(x.at_ts) as last_at
  from audit_list x
  left join client_list c on c.id = x.row_id
 where x.kind = 'V' and x.entity = 'client'
   and x.at_ts >= :period_from and x.at_ts < :period_until                             --? period_from
   and x.employee_id = :manager                                                        --? manager
   and c.employee_id = :owner                                                          --? owner
   and c.employee_id is distinct from x.employee_id                                   --? others
 group by x.employee_id, x.employee, c.employee_id, c.employee
 order by looks desc, x.employee, c.employee

-- name: rows
select x.row_id as id, x.employee_id, c.employee_id as owner_id, x.at_ts, x.employee, x.title, c.employee as owner, x.address
  from audit_list x
  left join client_list c on c.id = x.row_id
 where x.kind = 'V' and x.entity = 'client'
   and x.employee_id is not distinct from :employee_id                                 --? employee_id
   and c.employee_id is not distinct from :owner_id                                    --? owner_id
   and x.at_ts >= :period_from and x.at_ts < :period_until                             --? period_from
   and x.employee_id = :manager                                                        --? manager
   and c.employee_id = :owner                                                          --? owner
   and c.employee_id is distinct from x.employee_id                                   --? others
   and x.kind = 'V'                                                                    --? only_looks
 order by x.at_ts, x.id
