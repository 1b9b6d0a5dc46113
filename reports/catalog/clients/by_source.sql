-- name: report
select c.source_id, c.source,
       count(*) as clients,                                                                        --? !period_from
       sum(iif(c.created_at >= :period_from and c.created_at < :period_until, 1, 0)) as clients,   --? period_from
       sum(iif(s.code = 'active', 1, 0)) as active,                                                --? !period_from
       sum(iif(s.code = 'active' and c.created_at >= :period_from                                  --? period_from
               and c.created_at < :period_until, 1, 0)) as active,                                 --? period_from
       cast(0 as bigint) as earlier                                                                --? !period_before_from
       sum(iif(c.created_at >= :period_before_from                                                 --? period_before_from
               and c.created_at < :period_before_until, 1, 0)) as earlier                          --? period_before_from
  from client_list c
  left join dictionary s on s.id = c.status_id
 where 1 = 1
   and (c.created_at >= :period_from and c.created_at < :period_until                              --? period_from
        or c.created_at >= :period_before_from and c.created_at < :period_before_until             --? period_before_from
       )                                                                                           --? period_from
   and not c.is_archived                                                                           --? !archived
   and c.employee_id = :manager                                                                    --? manager
   and c.branch_id = :branch                                                                       --? branch
   and c.status_id = :status                                                                       --? status
 group by c.source_id, c.source
 order by 3 desc, c.source

-- name: rows
select c.id, c.source_id, c.source, c.name, c.city, c.status, c.employee, c.created_at, c.last_at
  from client_list c
 where 1 = 1
   and c.source_id is not distinct from :source_id                                                 --? source_id
   and c.created_at >= :period_from and c.created_at < :period_until                               --? period_from
   and exists (select 1 from dictionary s where s.id = c.status_id and s.code = 'active')          --? only_active
   and not c.is_archived                                                                           --? !archived
   and c.employee_id = :manager                                                                    --? manager
   and c.branch_id = :branch                                                                       --? branch
   and c.status_id = :status                                                                       --? status
 order by c.name, c.id
